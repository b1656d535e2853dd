//! Articles and their alignment to names and discrepancies.

use rayon::prelude::*;

use super::attribution::Attribution;
use super::discrepancy::{Discrepancy, discrepancies};
use super::names::{Name, Names};
use super::reading::Reading;
use super::values::Values;
use crate::align::{Alignment, Input};

/// What is found in articles.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Findings {
    /// Who and what is named.
    pub names: Vec<Name>,
    /// Where the articles differ, the gravest first.
    pub discrepancies: Vec<Discrepancy>,
}

impl Findings {
    /// The findings of articles with their alignment. Without attributions, nothing is
    /// said of who says what.
    #[must_use]
    pub fn of(inputs: &[Input], alignment: &Alignment, attributions: &[Attribution]) -> Self {
        // In an order of the texts' own, so that nothing depends on the order of the files.
        let mut inputs: Vec<&Input> = inputs.iter().collect();
        inputs.sort_by_key(|input| (input.article.origin.sha256.as_str(), &*input.article.text, input.id));
        let read: Vec<(Reading<'_>, Values)> = inputs
            .par_iter()
            .map(|input| {
                let reading = Reading::of(input);
                let values = Values::of(&reading);
                (reading, values)
            })
            .collect();
        let (readings, values): (Vec<Reading<'_>>, Vec<Values>) = read.into_iter().unzip();
        let names = Names::of(&readings, &values);
        let discrepancies = discrepancies(&readings, &values, &names, alignment, attributions);
        Self {
            names: names.entities,
            discrepancies,
        }
    }
}
