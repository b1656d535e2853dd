//! Which names may be one source's: spellings, short forms, initials.
//!
//! Nothing is compared with everything: names that could be one share a key (the same
//! words, the same but for a letter, the same last name), and only those are looked at.
//! Titles and words for bodies are data, the `names` section of `assets/lang`.

mod name;

use std::collections::{BTreeMap, BTreeSet};

use name::{Name, Word};

/// Letters a word has at least for one of them to be taken for a slip.
const LONG: usize = 7;
/// Names that share a key at most: what more have in common says nothing.
const MOST_ALIKE: usize = 40;

/// What kind of voice has a name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Voice {
    /// Not known.
    #[default]
    Unknown,
    /// A person.
    Person,
    /// Another kind, by a number.
    Other(u8),
}

/// A source's names, the first the one it goes by.
#[derive(Clone, Debug, Default)]
pub struct Known<'a> {
    /// Its name and its other names.
    pub names: Vec<&'a str>,
    /// What kind of voice it is.
    pub voice: Voice,
}

/// Why two names may be one source's, the surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    /// The same words.
    Same,
    /// The same but for a title.
    Title,
    /// One sound written in two ways.
    Spelling,
    /// The same words in another order.
    Order,
    /// A letter more, less, other, or two in another order.
    Letter,
    /// The one is the initials of the other.
    Capitals,
    /// One has initials of given names.
    Initials,
    /// One has a middle name more.
    Middle,
    /// One is the last name alone.
    LastName,
}

impl Likeness {
    /// The reason in words, after "may be one: ".
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Same => "the same name but for capitals, accents or hyphens",
            Self::Title => "the same name, once with a title",
            Self::Spelling => "the same name in two spellings",
            Self::Order => "the same words in another order",
            Self::Letter => "the spelling differs by a letter",
            Self::Capitals => "one is the initials of the other",
            Self::Initials => "one has given names as initials",
            Self::Middle => "one has a middle name more",
            Self::LastName => "one is the last name alone",
        }
    }
}

/// Two sources that may be one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Variant {
    /// Why.
    pub likeness: Likeness,
    /// The smaller number, and the name of it that is alike.
    pub a: (usize, String),
    /// The greater number, and the name of it that is alike.
    pub b: (usize, String),
}

/// The pairs of `sources` that may be one, each once, with the surest reason. `apart`
/// says which never are. Neither the order of the sources nor that of their names matters.
#[must_use]
pub fn variants(sources: &[Known<'_>], apart: &dyn Fn(usize, usize) -> bool) -> Vec<Variant> {
    let names: Vec<Vec<Name>> = sources
        .iter()
        .map(|known| known.names.iter().flat_map(|name| Name::all_of(name)).collect())
        .collect();
    let mut found = Found {
        sources,
        names: &names,
        apart,
        best: BTreeMap::new(),
    };
    found.full_names();
    found.capitals();
    found.last_names();
    found.best.into_values().collect()
}

/// A name of a source, by number.
type At = (usize, usize);

struct Found<'a> {
    sources: &'a [Known<'a>],
    names: &'a [Vec<Name>],
    apart: &'a dyn Fn(usize, usize) -> bool,
    best: BTreeMap<(usize, usize), Variant>,
}

impl<'a> Found<'a> {
    fn all(&self) -> impl Iterator<Item = (At, &'a Name)> + use<'a> {
        let names = self.names.iter().enumerate();
        names.flat_map(|(source, names)| names.iter().enumerate().map(move |(n, name)| ((source, n), name)))
    }

    fn name(&self, (source, number): At) -> Option<&'a Name> {
        self.names.get(source)?.get(number)
    }

    /// Names that stand by themselves, alike as a whole.
    fn full_names(&mut self) {
        let mut alike: BTreeMap<String, BTreeSet<At>> = BTreeMap::new();
        for (at, name) in self.all() {
            for key in keys(name) {
                alike.entry(key).or_default().insert(at);
            }
        }
        for here in alike.into_values().filter(|here| here.len() <= MOST_ALIKE) {
            let here: Vec<At> = here.into_iter().collect();
            for (index, a) in here.iter().enumerate() {
                for b in here.iter().skip(index + 1) {
                    let (Some(one), Some(other)) = (self.name(*a), self.name(*b)) else {
                        continue;
                    };
                    if let Some(likeness) = likeness(one, other) {
                        self.put(*a, *b, likeness);
                    }
                }
            }
        }
    }

    /// Initials of a longer name, where they are those of one name only.
    fn capitals(&mut self) {
        let mut long: BTreeMap<String, Vec<At>> = BTreeMap::new();
        for (at, name) in self.all().filter(|(_, name)| name.words.len() > 1) {
            for initials in name.initials() {
                long.entry(initials).or_default().push(at);
            }
        }
        let of_body = |at: At, name: &Name| {
            name.is_body || matches!(self.sources.get(at.0), Some(known) if matches!(known.voice, Voice::Other(_)))
        };
        let mut pairs = Vec::new();
        for (at, name) in self.all().filter(|(_, name)| name.is_capitals) {
            let Some(word) = name.first() else { continue };
            let is_short = word.plain.chars().count() < 3;
            let fits: Vec<At> = long
                .get(&word.plain)
                .into_iter()
                .flatten()
                .copied()
                .filter(|other| {
                    let other_name = self.name(*other);
                    other_name.is_some_and(|long| !is_short || of_body(*other, long) || of_body(at, name))
                })
                .collect();
            if self.is_one_name(&fits) {
                pairs.extend(fits.into_iter().map(|other| (at, other)));
            }
        }
        for (a, b) in pairs {
            self.put(a, b, Likeness::Capitals);
        }
    }

    /// A last name alone, where one full name only ends in it.
    fn last_names(&mut self) {
        let mut full: BTreeMap<&str, Vec<At>> = BTreeMap::new();
        for (at, name) in self.all().filter(|(_, name)| name.is_full()) {
            if let Some(last) = name.last() {
                full.entry(&last.canonical).or_default().push(at);
            }
        }
        let mut pairs = Vec::new();
        for (source, names) in self.names.iter().enumerate() {
            // Who is known by a full name is compared by that.
            if names.iter().any(|name| name.words.len() > 1) {
                continue;
            }
            for (number, name) in names.iter().enumerate().filter(|(_, name)| !name.is_body) {
                let fits = name.last().filter(|word| word.canonical.chars().count() > 2);
                let fits = fits.and_then(|word| full.get(word.canonical.as_str()));
                if let Some(fits) = fits.filter(|fits| self.is_one_name(fits)) {
                    pairs.extend(fits.iter().map(|other| ((source, number), *other)));
                }
            }
        }
        for (a, b) in pairs {
            self.put(a, b, Likeness::LastName);
        }
    }

    /// Whether some names are all spellings of one.
    fn is_one_name(&self, names: &[At]) -> bool {
        let spellings: BTreeSet<String> = names.iter().filter_map(|at| self.name(*at)).map(Name::joined).collect();
        let owners: BTreeSet<usize> = names.iter().map(|at| at.0).collect();
        spellings.len() == 1 || owners.len() == 1
    }

    fn put(&mut self, a: At, b: At, likeness: Likeness) {
        let (a, b) = if a <= b { (a, b) } else { (b, a) };
        if a.0 == b.0 || (self.apart)(a.0, b.0) || self.differ(a.0, b.0) {
            return;
        }
        let (Some(one), Some(other)) = (self.name(a), self.name(b)) else {
            return;
        };
        let variant = Variant {
            likeness,
            a: (a.0, one.written.clone()),
            b: (b.0, other.written.clone()),
        };
        let best = self.best.entry((a.0, b.0)).or_insert_with(|| variant.clone());
        if variant < *best {
            *best = variant;
        }
    }

    /// Whether two sources are of two kinds, or their full names are those of two people
    /// who have a given name or a family name in common.
    fn differ(&self, a: usize, b: usize) -> bool {
        let voice = |source: usize| self.sources.get(source).map_or(Voice::Unknown, |known| known.voice);
        let (one, other) = (voice(a), voice(b));
        if one != other && one != Voice::Unknown && other != Voice::Unknown {
            return true;
        }
        let full = |source: usize| {
            self.names
                .get(source)
                .into_iter()
                .flatten()
                .filter(|name| name.is_full())
        };
        full(a).any(|one| full(b).any(|other| are_two_people(one, other)))
    }
}

/// Two full names that share a word at one end, and are no forms of one name.
fn are_two_people(a: &Name, b: &Name) -> bool {
    let same = |one: Option<&Word>, other: Option<&Word>| match (one, other) {
        (Some(one), Some(other)) => one.canonical == other.canonical,
        _ => false,
    };
    (same(a.first(), b.first()) || same(a.last(), b.last())) && likeness(a, b).is_none()
}

/// Keys that names share which may be alike as a whole.
fn keys(name: &Name) -> BTreeSet<String> {
    let mut keys = BTreeSet::from([format!("= {}", name.joined()), format!("~ {}", name.sorted())]);
    for (at, word) in name.words.iter().enumerate() {
        if !may_slip(word) {
            continue;
        }
        let with = |middle: &str| {
            let words = name.words.iter().enumerate();
            let words: Vec<&str> = words
                .map(|(n, word)| if n == at { middle } else { word.canonical.as_str() })
                .collect();
            format!("{at} {}", words.join(" "))
        };
        // Two words are a letter apart only if they are the same with one left out.
        keys.insert(with(&word.canonical));
        for (start, letter) in word.canonical.char_indices() {
            let (before, rest) = word.canonical.split_at(start);
            let without = format!("{before}{}", rest.get(letter.len_utf8()..).unwrap_or_default());
            keys.insert(with(&without));
        }
    }
    if name.is_full()
        && let (Some(first), Some(last)) = (name.first(), name.last())
    {
        let letter: String = first.canonical.chars().take(1).collect();
        keys.insert(format!("> {letter} {}", last.canonical));
    }
    keys
}

fn may_slip(word: &Word) -> bool {
    word.canonical.chars().count() + 1 >= LONG && !word.canonical.chars().any(char::is_numeric)
}

/// How two names are alike as a whole.
fn likeness(a: &Name, b: &Name) -> Option<Likeness> {
    let plain = |name: &Name| -> String { name.words.iter().map(|word| word.plain.as_str()).collect() };
    if a.joined() == b.joined() {
        return Some(match (plain(a) == plain(b), a.has_title == b.has_title) {
            (true, true) => Likeness::Same,
            (_, false) => Likeness::Title,
            (false, true) => Likeness::Spelling,
        });
    }
    if a.words.len() > 1 && a.sorted() == b.sorted() {
        return Some(Likeness::Order);
    }
    if a.words.len() == b.words.len() {
        let differing: Vec<(&Word, &Word)> = a
            .words
            .iter()
            .zip(&b.words)
            .filter(|(one, other)| one.canonical != other.canonical)
            .collect();
        if let [(one, other)] = differing.as_slice()
            && is_slip(&one.canonical, &other.canonical)
        {
            return Some(Likeness::Letter);
        }
    }
    if !a.is_full() || !b.is_full() {
        return None;
    }
    let (last_a, last_b) = (a.last()?, b.last()?);
    if last_a.canonical != last_b.canonical || last_a.is_initial {
        return None;
    }
    given_names(&a.words[..a.words.len() - 1], &b.words[..b.words.len() - 1])
}

/// Whether given names before the same last name may be one person's.
fn given_names(a: &[Word], b: &[Word]) -> Option<Likeness> {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let (first, rest) = short.split_first()?;
    let (first_long, rest_long) = long.split_first()?;
    if !fits(first, first_long) {
        return None;
    }
    let mut middle = rest_long.iter();
    if !rest.iter().all(|word| middle.any(|other| fits(word, other))) {
        return None;
    }
    let is_initial = |words: &[Word]| words.iter().any(|word| word.is_initial);
    Some(if short.len() < long.len() && first.canonical == first_long.canonical {
        Likeness::Middle
    } else if is_initial(a) != is_initial(b) || short.len() < long.len() {
        Likeness::Initials
    } else {
        return None;
    })
}

/// The same given name, or its initial.
fn fits(a: &Word, b: &Word) -> bool {
    a.canonical == b.canonical
        || (a.is_initial && b.canonical.starts_with(&a.canonical))
        || (b.is_initial && a.canonical.starts_with(&b.canonical))
}

/// A letter more, less, other, or two in another order. Where the ends differ in a
/// vowel they are more often two people: Petrov and Petrova, Kristian and Kristina.
fn is_slip(a: &str, b: &str) -> bool {
    let is_long = |text: &str| text.chars().count() >= LONG;
    let (end_a, end_b) = (a.chars().last(), b.chars().last());
    let is_vowel = |end: Option<char>| end.is_some_and(|c| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u'));
    let is_form = end_a != end_b && (is_vowel(end_a) || is_vowel(end_b));
    let has_digit = a.chars().chain(b.chars()).any(char::is_numeric);
    is_long(a) && is_long(b) && !is_form && !has_digit && strsim::osa_distance(a, b) == 1
}
