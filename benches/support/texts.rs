//! Articles of one invented event: they share facts, each told in other words
//! and in another order, and each has sentences of its own.
//!
//! The words are made of syllables that are common in Indonesian; only function
//! words are real, so that language, stems and stop words are treated as in news.

use std::collections::BTreeSet;

use super::random::Random;

/// How large a dossier is.
#[derive(Clone, Copy)]
pub(crate) struct Shape {
    pub(crate) articles: usize,
    /// Sentences an article has, headline and furniture not counted.
    pub(crate) sentences: usize,
    /// Sentences a paragraph has.
    pub(crate) paragraph: usize,
}

/// One article as a file holds it.
pub(crate) struct Text {
    pub(crate) file_name: String,
    pub(crate) text: String,
    pub(crate) sentences: Vec<Told>,
}

/// A sentence by its bytes in the text, and the shared fact that it tells.
#[derive(Clone, Copy)]
pub(crate) struct Told {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) fact: Option<usize>,
}

/// Of three sentences two tell shared facts. The fact at the head of the pool is told by
/// most articles, the last ones by one or two: drawn by [`Random::low`], and the
/// pool grows so that a fact is told by at most about 20 articles in the mean.
pub(crate) fn texts(shape: Shape) -> Vec<Text> {
    let mut random = Random::new(0x5e1a_7a52);
    let words = Words::new(&mut random);
    let shared = shape.sentences * 2 / 3;
    let pool = (shared * 5 / 2).max(shape.articles * shared / 20).max(1);
    let facts: Vec<Fact> = (0..pool).map(|_| words.fact(&mut random)).collect();
    (0..shape.articles)
        .map(|number| {
            let mut drawn = BTreeSet::new();
            while drawn.len() < shared {
                drawn.insert(random.low(pool));
            }
            let mut told: Vec<Option<usize>> = drawn.into_iter().map(Some).collect();
            told.resize(shape.sentences, None);
            random.shuffle(&mut told);
            article(number, &told, shape.paragraph, &words, &facts, &mut random)
        })
        .collect()
}

/// Pairs of sentences of two articles that tell one fact.
pub(crate) fn planted_pairs(texts: &[Text]) -> usize {
    let facts = texts
        .iter()
        .flat_map(|text| &text.sentences)
        .filter_map(|told| told.fact);
    let mut tellers: Vec<usize> = Vec::new();
    for fact in facts {
        tellers.resize(tellers.len().max(fact + 1), 0);
        tellers[fact] += 1;
    }
    tellers.iter().map(|count| count * count.saturating_sub(1) / 2).sum()
}

fn article(
    number: usize,
    told: &[Option<usize>],
    paragraph: usize,
    words: &Words,
    facts: &[Fact],
    random: &mut Random,
) -> Text {
    let mut text = format!(
        "{}\n\n{}, Harian {} (6/5/2024) - ",
        words.headline(&facts[0], random),
        random.pick(&words.places).to_uppercase(),
        random.pick(&words.names),
    );
    let mut sentences = Vec::new();
    for (index, fact) in told.iter().enumerate() {
        if index > 0 {
            text.push_str(if index % paragraph == 0 { "\n\n" } else { " " });
        }
        if index == paragraph * 3 {
            text.push_str("Baca juga: ");
            text.push_str(&words.headline(random.pick(facts), random));
            text.push_str("\n\n");
        }
        let start = text.len();
        let own;
        let fact_told = if let Some(fact) = fact {
            &facts[*fact]
        } else {
            own = words.fact(random);
            &own
        };
        text.push_str(&words.tell(fact_told, random));
        sentences.push(Told {
            start,
            end: text.len(),
            fact: *fact,
        });
    }
    text.push_str("\n\nBagikan artikel ini:\n");
    Text {
        file_name: format!("{number:03}.txt"),
        text,
        sentences,
    }
}

/// What is told: indexes into the words.
struct Fact {
    who: usize,
    says: usize,
    place: usize,
    verb: usize,
    things: [usize; 6],
    number: Option<usize>,
}

/// Roots in pairs that mean the same, names, places.
struct Words {
    roots: Vec<String>,
    names: Vec<String>,
    places: Vec<String>,
}

const ROOTS: usize = 1_600;

impl Words {
    fn new(random: &mut Random) -> Self {
        let mut seen = BTreeSet::new();
        let mut some = |count: usize, syllables: usize| -> Vec<String> {
            let mut made = Vec::new();
            while made.len() < count {
                let word = word(syllables + random.below(2), random);
                if seen.insert(word.clone()) {
                    made.push(word);
                }
            }
            made
        };
        let roots = some(ROOTS, 2);
        let capital = |word: &String| capitalised(word);
        let names = some(240, 2).iter().map(capital).collect();
        let places = some(60, 2).iter().map(capital).collect();
        Self { roots, names, places }
    }

    fn fact(&self, random: &mut Random) -> Fact {
        Fact {
            who: random.below(self.names.len()),
            says: random.below(self.names.len()),
            place: random.below(self.places.len()),
            verb: random.below(ROOTS),
            things: std::array::from_fn(|_| random.below(ROOTS)),
            number: random.chance(40).then(|| 12 + random.below(48_000)),
        }
    }

    /// A root, or one time in five its twin.
    fn root(&self, index: usize, random: &mut Random) -> &str {
        &self.roots[if random.chance(20) { index ^ 1 } else { index }]
    }

    /// A name; one time in twelve a letter is doubled, as papers do.
    fn name(&self, index: usize, random: &mut Random) -> String {
        let (first, last) = (&self.names[index], &self.names[(index + 7) % self.names.len()]);
        let slip = if random.chance(8) {
            last.chars().next_back().map(String::from)
        } else {
            None
        };
        format!("{first} {last}{}", slip.unwrap_or_default())
    }

    fn headline(&self, fact: &Fact, random: &mut Random) -> String {
        let [first, second, third, ..] = fact.things;
        let words = [fact.verb, first, second, third].map(|index| capitalised(self.root(index, random)));
        format!("{} {}", self.name(fact.who, random), words.join(" "))
    }

    /// A sentence of 15 to 30 words that tells the fact.
    #[allow(clippy::many_single_char_names, reason = "the slots of a sentence")]
    fn tell(&self, fact: &Fact, random: &mut Random) -> String {
        let who = self.name(fact.who, random);
        let says = self.name(fact.says, random);
        let place = &self.places[fact.place];
        let verb = self.root(fact.verb, random);
        let [a, b, c, d, e, f] = fact.things.map(|index| self.root(index, random));
        let number = fact.number.map_or_else(String::new, |number| {
            if random.chance(50) && number > 999 {
                format!(" sebanyak {}.{:03}", number / 1_000, number % 1_000)
            } else {
                format!(" sebanyak {number}")
            }
        });
        let link = *random.pick(&["karena", "setelah", "ketika", "sementara", "sehingga"]);
        let extra = *random.pick(&["", " pada hari itu", " untuk pertama kali", " menurut laporan tersebut"]);
        match random.below(4) {
            0 => format!(
                "{who} telah me{verb} {a} {b}{number} di {place}{extra}, {link} {c} yang {d} itu tidak di{e} oleh para {f}."
            ),
            1 => format!(
                "Di {place}, {a}{number} yang {b} akan di{verb} oleh {who}{extra}, {link} {d} dan {c} sudah ber{e} dengan {f}nya."
            ),
            2 => format!(
                "Menurut {says}, {who} me{verb}kan {a} {b}{number}{extra} dari {place} dan ke{c}an {d} juga {e} dalam {f} tersebut."
            ),
            _ => format!(
                "“{} {b} itu di{verb}{number}, {link} {c} tidak {d},” kata {says} tentang {who} di {place}{extra} dengan {e} {f}.",
                capitalised(a)
            ),
        }
    }
}

fn word(syllables: usize, random: &mut Random) -> String {
    const ONSETS: [&str; 20] = [
        "b", "c", "d", "g", "h", "j", "k", "l", "m", "n", "p", "r", "s", "t", "w", "ng", "ny", "s", "k", "t",
    ];
    const VOWELS: [&str; 8] = ["a", "a", "a", "i", "i", "u", "e", "o"];
    const CODAS: [&str; 10] = ["", "", "", "n", "ng", "r", "s", "t", "k", "h"];
    let mut word = String::new();
    for _ in 0..syllables {
        let part: &str = random.pick::<&str>(&ONSETS);
        word.push_str(part);
        let part: &str = random.pick::<&str>(&VOWELS);
        word.push_str(part);
    }
    let part: &str = random.pick::<&str>(&CODAS);
    word.push_str(part);
    word
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
