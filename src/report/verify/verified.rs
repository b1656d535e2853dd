//! What came of holding a report against a project, and that in words.

use super::Difference;

/// What came of holding a report against a project.
#[derive(Debug, Default)]
pub struct Verified {
    /// What is to be known of how the report was made, a sentence each.
    pub remarks: Vec<String>,
    /// Whether it was made from the project as it is now.
    pub is_of_this_state: bool,
    /// What it says otherwise than the project.
    pub differences: Vec<Difference>,
    /// Quotations in it that the project has, too, word for word.
    pub quotations: usize,
    /// All quotations of the project.
    pub quotations_all: usize,
}

impl Verified {
    /// Whether the report says what the project says, in the state it was made from.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.is_of_this_state && self.differences.is_empty()
    }

    /// All that is to be told, a line each.
    pub fn told(&self) -> impl Iterator<Item = String> + '_ {
        let differences = self.differences.iter().map(ToString::to_string);
        self.remarks.iter().cloned().chain(differences)
    }

    /// What came of it, in a sentence.
    #[must_use]
    pub fn summary(&self, project: &str) -> String {
        let quotations = match self.quotations {
            0 => "no quotation".to_owned(),
            1 => "the quotation".to_owned(),
            many => format!("all {many} quotations"),
        };
        if self.holds() {
            return format!("every word is what {project} gives: {quotations}, every text, every hash");
        }
        let places = match self.differences.len() {
            0 => format!("every word is what {project} gives now"),
            1 => format!("1 place differs from what {project} gives now"),
            many => format!("{many} places differ from what {project} gives now"),
        };
        format!(
            "{places}; {} of {} quotations hold",
            self.quotations, self.quotations_all
        )
    }
}
