//! Gold to fit and to measure on: stories told by several articles, and ways to
//! change them so that what is learnt is not the habit of one set.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use sejajar::align::eval::{Gold, Permute, input, order};
use sejajar::align::{Input, Unit};
use sejajar::article::ArticleId;

/// A line of an article, by numbers.
pub(crate) type Line = (usize, usize);

/// Articles as lines, and which lines tell the same thing.
#[derive(Clone, Debug, Default)]
pub(crate) struct Story {
    /// For each article its language and its lines.
    pub(crate) articles: Vec<(String, Vec<String>)>,
    /// Pairs of lines, the smaller first.
    pub(crate) gold: BTreeSet<(Line, Line)>,
}

/// Numbers that look random and are the same each time (`SplitMix64`).
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    /// The next number below `end`.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % (end.max(1) as u64)).expect("below a usize")
    }

    /// True this many times in a hundred.
    pub(crate) fn percent(&mut self, share: usize) -> bool {
        self.below(100) < share
    }
}

impl Story {
    /// Reads a folder of text files with a `gold.json`.
    pub(crate) fn read(folder: &Path) -> Self {
        let gold = std::fs::read_to_string(folder.join("gold.json")).expect("gold.json");
        let gold = Gold::parse(&gold).expect("well-formed gold");
        let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
            .expect("a folder")
            .map(|entry| entry.expect("an entry").path())
            .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
            .collect();
        files.sort();
        let mut numbers = BTreeMap::new();
        let mut story = Self::default();
        for (number, file) in files.iter().enumerate() {
            numbers.insert(file.file_stem().expect("a name").to_string_lossy().into_owned(), number);
            let text = std::fs::read_to_string(file).expect("UTF-8");
            let lines = text.lines().map(str::to_owned).collect();
            story.articles.push((language(&text).to_owned(), lines));
        }
        let line = |(name, line): &(String, u32)| (numbers[name], *line as usize);
        story.gold = gold
            .pairs
            .iter()
            .map(|(one, other)| pair(line(one), line(other)))
            .collect();
        story
    }

    /// All stories of a folder but some, in order of name.
    pub(crate) fn read_all(folder: &Path, but: &[&str]) -> Vec<Self> {
        folders(folder, but).iter().map(|folder| Self::read(folder)).collect()
    }

    /// The story as the aligner takes it.
    pub(crate) fn inputs(&self) -> Vec<Input> {
        let articles = self.articles.iter().enumerate();
        articles
            .map(|(number, (language, lines))| {
                let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
                let order: Vec<usize> = (0..lines.len()).collect();
                let id = ArticleId(u32::try_from(number).expect("few"));
                // Names that sort as the articles do: the engine numbers by content.
                let name = format!("{number:04}");
                input(id, &name, &lines, &order, language, &name)
            })
            .collect()
    }

    /// The line of a unit.
    pub(crate) fn line(unit: Unit) -> Line {
        (unit.article.0 as usize, unit.sentence as usize)
    }

    /// Whether two units tell the same thing.
    pub(crate) fn is_gold(&self, a: Unit, b: Unit) -> bool {
        self.gold.contains(&pair(Self::line(a), Self::line(b)))
    }

    /// The story with only some lines of each article, in the order given.
    fn with(&self, kept: &[Vec<usize>]) -> Self {
        let mut places: BTreeMap<Line, Line> = BTreeMap::new();
        let mut articles = Vec::new();
        for ((number, (language, lines)), kept) in self.articles.iter().enumerate().zip(kept) {
            if kept.is_empty() {
                continue;
            }
            for (to, from) in kept.iter().enumerate() {
                places.insert((number, *from), (articles.len(), to));
            }
            let lines = kept.iter().map(|from| lines[*from].clone()).collect();
            articles.push((language.clone(), lines));
        }
        let moved = |(one, other): &(Line, Line)| Some(pair(*places.get(one)?, *places.get(other)?));
        Self {
            articles,
            gold: self.gold.iter().filter_map(moved).collect(),
        }
    }

    /// The lines in another order.
    pub(crate) fn permuted(&self, permute: Permute, seed: u64) -> Self {
        let articles = self.articles.iter().enumerate();
        let orders: Vec<Vec<usize>> = articles
            .map(|(number, (_, lines))| order(lines.len(), number, permute, seed))
            .collect();
        self.with(&orders)
    }

    /// About `share` percent of the lines of each article left out.
    pub(crate) fn thinned(&self, share: usize, dice: &mut Dice) -> Self {
        let kept: Vec<Vec<usize>> = self
            .articles
            .iter()
            .map(|(_, lines)| (0..lines.len()).filter(|_| !dice.percent(share)).collect())
            .collect();
        self.with(&kept)
    }

    /// Only two of the articles.
    pub(crate) fn two(&self, one: usize, other: usize) -> Self {
        let articles = self.articles.iter().enumerate();
        let kept: Vec<Vec<usize>> = articles
            .map(|(number, (_, lines))| {
                let is_kept = number == one || number == other;
                if is_kept {
                    (0..lines.len()).collect()
                } else {
                    Vec::new()
                }
            })
            .collect();
        self.with(&kept)
    }

    /// All articles but one.
    pub(crate) fn but(&self, left_out: usize) -> Self {
        let articles = self.articles.iter().enumerate();
        let kept: Vec<Vec<usize>> = articles
            .map(|(number, (_, lines))| {
                if number == left_out {
                    Vec::new()
                } else {
                    (0..lines.len()).collect()
                }
            })
            .collect();
        self.with(&kept)
    }

    /// Each pair of articles alone.
    pub(crate) fn pairs(&self) -> Vec<Self> {
        let count = self.articles.len();
        (0..count)
            .flat_map(|one| (one + 1..count).map(move |other| (one, other)))
            .map(|(one, other)| self.two(one, other))
            .collect()
    }

    /// Several stories in one dossier; lines of different stories never tell the same.
    pub(crate) fn mixed(stories: &[Self]) -> Self {
        let mut whole = Self::default();
        for story in stories {
            let first = whole.articles.len();
            whole.articles.extend(story.articles.iter().cloned());
            let moved = story
                .gold
                .iter()
                .map(|((a, i), (b, j))| ((a + first, *i), (b + first, *j)));
            whole.gold.extend(moved);
        }
        whole
    }

    /// About `share` percent of the words of every second article changed to words
    /// that nobody else uses: a rewriter's own.
    pub(crate) fn reworded(&self, share: usize, dice: &mut Dice) -> Self {
        let mut story = self.clone();
        for (_, lines) in story.articles.iter_mut().skip(1).step_by(2) {
            for line in lines {
                let words = line.split(' ').map(|word| {
                    if word.chars().count() > 3 && dice.percent(share) {
                        invented(dice)
                    } else {
                        word.to_owned()
                    }
                });
                *line = words.collect::<Vec<_>>().join(" ");
            }
        }
        story
    }

    /// About `share` percent of the long lines of every second article parted in two
    /// near the middle; both parts keep the line's partners.
    pub(crate) fn parted(&self, share: usize, dice: &mut Dice) -> Self {
        let mut story = Self::default();
        let mut places: BTreeMap<Line, Vec<Line>> = BTreeMap::new();
        for (number, (language, lines)) in self.articles.iter().enumerate() {
            let mut parts: Vec<String> = Vec::new();
            for (at, line) in lines.iter().enumerate() {
                let words: Vec<&str> = line.split(' ').collect();
                let first = parts.len();
                if number % 2 == 1 && words.len() >= 14 && dice.percent(share) {
                    let cut = words.len() / 3 + dice.below(words.len() / 3);
                    parts.push(words[..cut].join(" "));
                    parts.push(words[cut..].join(" "));
                } else {
                    parts.push(line.clone());
                }
                places.insert((number, at), (first..parts.len()).map(|part| (number, part)).collect());
            }
            story.articles.push((language.clone(), parts));
        }
        for (one, other) in &self.gold {
            for a in &places[one] {
                story.gold.extend(places[other].iter().map(|b| pair(*a, *b)));
            }
        }
        story
    }
}

/// The clusters in a folder but some, in order of name.
pub(crate) fn folders(folder: &Path, but: &[&str]) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut folders: Vec<PathBuf> = entries
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.join("gold.json").is_file())
        .filter(|path| but.iter().all(|name| !path.ends_with(name)))
        .collect();
    folders.sort();
    folders
}

/// The folder of clusters written for development.
pub(crate) fn written() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/gold/written")
}

/// A word that no text has.
fn invented(dice: &mut Dice) -> String {
    let syllables = 2 + dice.below(3);
    (0..syllables)
        .flat_map(|_| [b"bdfghklmnprstvz"[dice.below(15)], b"aeiou"[dice.below(5)]])
        .map(char::from)
        .collect()
}

/// A pair of lines, the smaller first.
pub(crate) fn pair(one: Line, other: Line) -> (Line, Line) {
    (one.min(other), one.max(other))
}

/// ISO 639-1 code of a text's language, as the importer would find it.
pub(crate) fn language(text: &str) -> &'static str {
    match whatlang::detect_lang(text).map(|found| found.code()) {
        Some("eng") => "en",
        Some("spa") => "es",
        Some("ita") => "it",
        Some("nld") => "nl",
        Some("deu") => "de",
        Some("ind") => "id",
        _ => "",
    }
}

/// The folder with gold and seeds.
pub(crate) fn shared() -> Option<PathBuf> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    std::env::var_os("SEJAJAR_SHARED")
        .map(PathBuf::from)
        .into_iter()
        .chain([beside, PathBuf::from("/work/shared")])
        .find(|folder| folder.join("gold").is_dir())
}

/// The five real articles with the gold made by hand, furniture left out.
pub(crate) fn seeds(shared: &Path) -> Story {
    let gold = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/gold/real_seeds.json");
    let gold: serde_json::Value =
        serde_json::from_str(&std::fs::read_to_string(gold).expect("the gold")).expect("JSON");
    let number = |value: &serde_json::Value| usize::try_from(value.as_u64().expect("a number")).expect("small");
    let mut story = Story::default();
    let mut places: BTreeMap<Line, Line> = BTreeMap::new();
    for (at, article) in gold["articles"].as_array().expect("articles").iter().enumerate() {
        let name = article["file"].as_str().expect("a file");
        let text = std::fs::read_to_string(shared.join("seeds").join(name)).expect("UTF-8");
        let mut lines = Vec::new();
        for (from, unit) in article["sentences"].as_array().expect("sentences").iter().enumerate() {
            if unit["furniture"] == false {
                places.insert((at, from), (at, lines.len()));
                lines.push(text[number(&unit["start"])..number(&unit["end"])].replace('\n', " "));
            }
        }
        story.articles.push(("id".to_owned(), lines));
    }
    let line = |value: &serde_json::Value| places[&(number(&value[0]), number(&value[1]))];
    for link in gold["links"].as_array().expect("links") {
        story.gold.insert(pair(line(&link["a"]), line(&link["b"])));
    }
    story
}

/// Nine stories at two levels by sentences, with beads made by hand.
pub(crate) fn rewrites(shared: &Path) -> Vec<Story> {
    let gold: serde_json::Value = serde_json::from_str(include_str!("rewrites.json")).expect("JSON");
    let number = |value: &serde_json::Value| usize::try_from(value.as_u64().expect("a number")).expect("small");
    let stories = gold["stories"].as_array().expect("stories").iter();
    let story = |story: &serde_json::Value| {
        let folder = shared
            .join("gold/ose_para")
            .join(story["folder"].as_str().expect("a folder"));
        let mut found = Story::default();
        for article in story["articles"].as_array().expect("articles") {
            let file = folder.join(article["file"].as_str().expect("a file"));
            let text = std::fs::read_to_string(file).expect("UTF-8");
            let lines: Vec<&str> = text.lines().collect();
            let sentences = article["sentences"].as_array().expect("sentences").iter();
            let sentence = |at: &serde_json::Value| lines[number(&at[0])][number(&at[1])..number(&at[2])].to_owned();
            found
                .articles
                .push(("en".to_owned(), sentences.map(sentence).collect()));
        }
        for bead in story["beads"].as_str().expect("beads").split(';') {
            let (left, right) = bead.split_once(':').expect("two sides");
            let side = |side: &str| -> Vec<usize> { side.split(',').map(|n| n.parse().expect("a number")).collect() };
            for a in side(left) {
                found.gold.extend(side(right).into_iter().map(|b| ((0, a), (1, b))));
            }
        }
        found
    };
    stories.map(story).collect()
}
