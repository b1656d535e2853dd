//! The analyst's lexicon: lists of words that mean the same, as a file.

use std::collections::BTreeMap;

use super::folded::folded;

/// Lists of words that mean the same, and what was wrong in the file they came from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lexicon {
    lists: Vec<Vec<String>>,
    /// The lists that have a word, by the word, folded.
    by_word: BTreeMap<String, Vec<usize>>,
    faults: Vec<String>,
}

impl Lexicon {
    /// Reads a lexicon: a list of lists of words, in RON. A list that cannot be read is
    /// told, with file and line, and the others hold.
    ///
    /// ```
    /// use sejajar::search::Lexicon;
    /// let lexicon = Lexicon::parse("[\n  [\"rudal\", \"misil\"],\n  [\"kapal\", 5],\n]", "synonyms.ron");
    /// assert_eq!(lexicon.lists().len(), 1);
    /// assert!(lexicon.faults()[0].starts_with("synonyms.ron: line 3: "));
    /// ```
    #[must_use]
    pub fn parse(text: &str, name: &str) -> Self {
        let mut lexicon = Self::default();
        let tell = |offset: usize, what: &str| {
            let line = 1 + text.get(..offset).unwrap_or(text).matches('\n').count();
            format!("{name}: line {line}: {what}")
        };
        let outline = outline(text);
        for (offset, source) in outline.lists {
            match ron::from_str::<Vec<String>>(source) {
                Ok(words) => match usable(&words) {
                    Ok(()) => lexicon.add(words),
                    Err(what) => lexicon.faults.push(tell(offset, what)),
                },
                Err(error) => {
                    let inside: usize = source
                        .split_inclusive('\n')
                        .take(error.span.start.line.saturating_sub(1))
                        .map(str::len)
                        .sum();
                    let what = format!("this is not a list of words in quotation marks ({})", error.code);
                    lexicon.faults.push(tell(offset + inside, &what));
                }
            }
        }
        if let Some((offset, what)) = outline.fault {
            lexicon.faults.push(tell(offset, what));
        }
        lexicon
    }

    /// No lists, and why.
    #[must_use]
    pub fn unreadable(fault: String) -> Self {
        Self {
            faults: vec![fault],
            ..Self::default()
        }
    }

    fn add(&mut self, words: Vec<String>) {
        for word in &words {
            let lists = self.by_word.entry(normal(word)).or_default();
            lists.push(self.lists.len());
        }
        self.lists.push(words);
    }

    /// The lists that could be read.
    #[must_use]
    pub fn lists(&self) -> &[Vec<String>] {
        &self.lists
    }

    /// What was wrong: file, line, what.
    #[must_use]
    pub fn faults(&self) -> &[String] {
        &self.faults
    }

    /// The other words of every list that has `phrase`, which is folded.
    pub(super) fn alike(&self, phrase: &str) -> impl Iterator<Item = &str> {
        let lists = self.by_word.get(phrase).into_iter().flatten();
        let words = lists.filter_map(|list| self.lists.get(*list)).flatten();
        let phrase = phrase.to_owned();
        words.map(String::as_str).filter(move |word| normal(word) != phrase)
    }
}

/// A phrase as queries have it: folded, with single spaces.
fn normal(phrase: &str) -> String {
    let words: Vec<String> = phrase.split_whitespace().map(folded).collect();
    words.join(" ")
}

fn usable(words: &[String]) -> Result<(), &'static str> {
    if words.iter().any(|word| normal(word).is_empty()) {
        Err("a word in this list is empty")
    } else if words.len() < 2 {
        Err("a list needs two words or more that mean the same")
    } else {
        Ok(())
    }
}

/// Where the lists of a file stand.
#[derive(Default)]
struct Outline<'t> {
    /// Each with its offset.
    lists: Vec<(usize, &'t str)>,
    /// What is wrong with the list around them, and where; what follows is not read.
    fault: Option<(usize, &'static str)>,
}

/// Brackets in quotation marks and comments are passed over.
fn outline(text: &str) -> Outline<'_> {
    let mut found = Outline::default();
    let mut depth = 0;
    let mut began = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let fault = match c {
            '"' => {
                let mut escaped = false;
                let closed = chars.by_ref().any(|(_, c)| {
                    let closes = c == '"' && !escaped;
                    escaped = c == '\\' && !escaped;
                    closes
                });
                (!closed).then_some("this quotation mark is never closed")
            }
            '/' if chars.peek().is_some_and(|(_, next)| *next == '/') => {
                chars.by_ref().find(|(_, c)| *c == '\n');
                None
            }
            '[' => {
                depth += 1;
                if depth == 2 {
                    began = at;
                }
                None
            }
            ']' if depth == 0 => Some("this ] closes nothing"),
            ']' => {
                if depth == 2 {
                    found.lists.extend(text.get(began..=at).map(|list| (began, list)));
                }
                depth -= 1;
                None
            }
            _ if depth < 2 && !c.is_whitespace() && c != ',' => Some("a list in square brackets was expected here"),
            _ => None,
        };
        if let Some(what) = fault {
            found.fault = Some((at, what));
            return found;
        }
    }
    found.fault = match depth {
        0 => None,
        1 => Some((text.len(), "the ] that ends the file is missing")),
        _ => Some((began, "this [ is never closed")),
    };
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_is_told_and_the_rest_holds() {
        let text = "// mine ]\n[\n  [\"rudal\", \"misil [peluru]\"],\n  [\"kapal\",\n   5],\n  [\"satu\"],\n  [\"feri\", \"kapal \\\" feri\"],\n]\n";
        let lexicon = Lexicon::parse(text, "synonyms.ron");
        assert_eq!(lexicon.lists().len(), 2);
        let [number, alone] = lexicon.faults() else {
            panic!("{:?}", lexicon.faults())
        };
        assert!(
            number.starts_with("synonyms.ron: line 5: this is not a list of words"),
            "{number}"
        );
        assert_eq!(
            alone,
            "synonyms.ron: line 6: a list needs two words or more that mean the same"
        );
        assert_eq!(lexicon.alike("rudal").collect::<Vec<_>>(), ["misil [peluru]"]);
    }

    #[test]
    fn a_broken_end_keeps_what_came_before() {
        for (text, fault) in [
            (
                "[[\"a\", \"b\"],\n[\"c\", ",
                "synonyms.ron: line 2: this [ is never closed",
            ),
            (
                "[[\"a\", \"b\"],\n",
                "synonyms.ron: line 2: the ] that ends the file is missing",
            ),
            (
                "[[\"a\", \"b\"],\n[\"c]",
                "synonyms.ron: line 2: this quotation mark is never closed",
            ),
            ("[[\"a\", \"b\"]]]", "synonyms.ron: line 1: this ] closes nothing"),
            (
                "[[\"a\", \"b\"],\nx]",
                "synonyms.ron: line 2: a list in square brackets was expected here",
            ),
        ] {
            let lexicon = Lexicon::parse(text, "synonyms.ron");
            assert_eq!(lexicon.faults(), [fault]);
            assert_eq!(lexicon.lists().len(), 1, "{text}");
        }
        assert_eq!(Lexicon::parse("", "synonyms.ron"), Lexicon::default());
    }
}
