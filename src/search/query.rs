//! What is looked for, how, and where.

/// The most characters a query may have: nobody types more, and a pattern that is
/// pasted by mistake is not compiled.
pub const MOST_CHARACTERS: usize = 1_000;

/// How the words of a query are meant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// As they stand, also inside longer words.
    #[default]
    Literal,
    /// As whole words.
    Word,
    /// As a regular expression.
    Pattern,
}

/// What is searched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools, reason = "each is a switch of its own")]
pub struct Places {
    /// The articles' texts.
    pub text: bool,
    /// Statements of claims, what is asked by them, and the values that marks give.
    pub claims: bool,
    /// Names and descriptions of tags.
    pub tags: bool,
    /// The analyst's reasons: for an assessment, for overruling a status, for a rating.
    pub reasons: bool,
    /// Notes.
    pub notes: bool,
    /// Names, other names and roles of sources.
    pub sources: bool,
    /// What is known of the articles beside their text (headline, outlet, byline …), and
    /// the dossier's title and introduction.
    pub details: bool,
}

impl Places {
    /// Whether anything is searched.
    #[must_use]
    pub const fn any(self) -> bool {
        self.text || self.claims || self.tags || self.reasons || self.notes || self.sources || self.details
    }
}

impl Default for Places {
    fn default() -> Self {
        Self {
            text: true,
            claims: true,
            tags: true,
            reasons: true,
            notes: true,
            sources: true,
            details: true,
        }
    }
}

/// What is looked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// The words or the pattern, as typed.
    pub text: String,
    /// How they are meant.
    pub mode: Mode,
    /// Case and accents matter.
    pub exact: bool,
    /// Words that mean the same are found, too; a pattern has none.
    pub synonyms: bool,
    /// What is searched.
    pub places: Places,
    /// Furniture is searched, too.
    pub furniture: bool,
}

impl Query {
    /// What is looked for, without the white space around words; in a pattern white
    /// space counts.
    #[must_use]
    pub fn wanted(&self) -> &str {
        match self.mode {
            Mode::Pattern => &self.text,
            Mode::Literal | Mode::Word => self.text.trim(),
        }
    }

    /// Whether nothing is looked for.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.wanted().is_empty()
    }
}
