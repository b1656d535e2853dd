//! The command line, as a table.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::align::ShownFrom;

/// Reads several outlets' coverage of one event side by side.
#[derive(Debug, Parser)]
#[command(
    version,
    about,
    args_conflicts_with_subcommands = true,
    subcommand_negates_reqs = true
)]
pub(super) struct Arguments {
    /// A project (.ron) or articles (.txt) to open in the window; with none, the start page.
    pub(super) files: Vec<PathBuf>,
    #[command(subcommand)]
    pub(super) task: Option<Task>,
}

#[derive(Debug, Subcommand)]
pub(super) enum Task {
    /// Make a project of articles; never overwrites.
    New {
        /// The project to make (.ron).
        project: PathBuf,
        /// The articles: plain text in any encoding.
        #[arg(required = true)]
        articles: Vec<PathBuf>,
    },
    /// Add articles to a project, or marks of others, to be reviewed in the inbox.
    Add {
        /// The project (.ron).
        project: PathBuf,
        /// The articles: plain text in any encoding. Or marks: Web Annotations (.jsonld) or a
        /// REFI-QDA project (.qdpx).
        #[arg(required = true)]
        articles: Vec<PathBuf>,
    },
    /// Tell what the app sees: sentences, furniture, links, rows.
    Analyze {
        /// A project (.ron), or articles.
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// What is aligned.
        #[arg(long, value_enum, default_value_t = Units::Sentence)]
        units: Units,
        /// Show links from this score on, in per cent (5 to 95) [default: the project's, else as found best].
        #[arg(long, value_name = "PERCENT", value_parser = shown_from)]
        shown_from: Option<ShownFrom>,
        /// A model2vec language model, for articles in several languages.
        #[arg(long, value_name = "DIR")]
        model: Option<PathBuf>,
        /// How to tell it.
        #[arg(long, value_enum, default_value_t = Told::Text)]
        format: Told,
    },
    /// Write reports; the extension says the format (.html, .md, .docx, .xlsx, .csv with tables beside it, .json with its schema, .csl.json, .bib, .pdf where it was built in; .jsonld and .qdpx for the marks).
    Export {
        /// The project (.ron).
        project: PathBuf,
        /// The reports to write.
        #[arg(required = true)]
        outputs: Vec<PathBuf>,
        /// A model2vec language model, for articles in several languages.
        #[arg(long, value_name = "DIR")]
        model: Option<PathBuf>,
    },
    /// Tell or choose what stands in the report, and in which order; kept in the project.
    Contents(ContentsRequest),
    /// Search a project; each hit is a line of a concordance. Exit 1 if there are none.
    Search(SearchRequest),
    /// Tell every claim: where it stands and why, who says what, tags, assessment, relations.
    Claims {
        /// The project (.ron).
        project: PathBuf,
        /// How to tell it.
        #[arg(long, value_enum, default_value_t = Told::Text)]
        format: Told,
    },
    /// Tell the sources: register, ratings, chains, origins, and which may be one.
    Sources {
        /// The project (.ron).
        project: PathBuf,
        /// How to tell it.
        #[arg(long, value_enum, default_value_t = Told::Text)]
        format: Told,
    },
    /// Check hashes, anchors and references, or a report that was made from the project;
    /// says each fault. Exit 1 if there are any.
    Check {
        /// The project (.ron).
        project: PathBuf,
        /// Hold this HTML report against the project, word by word.
        #[arg(long, value_name = "FILE")]
        report: Option<PathBuf>,
        /// The folder of the language model that the report was made with.
        #[arg(long, value_name = "FOLDER", requires = "report")]
        model: Option<PathBuf>,
    },
    /// List every command with its keys; exit 1 if the file of your own keys has faults.
    Keys {
        /// Only check this file of keys (.ron): says each fault.
        #[arg(long, value_name = "FILE")]
        check: Option<PathBuf>,
    },
    /// List every language with its word lists, and where files of your own are looked
    /// for; exit 1 if those have faults.
    Lexicon {
        /// Only say the faults.
        #[arg(long)]
        check: bool,
    },
    /// Measure alignment and findings against gold made by hand.
    Eval(EvalRequest),
    /// Make a picture of a view, with the window's own code and without a display.
    Screenshot(ScreenshotRequest),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Told {
    /// One JSON object for programs; the manual has its fields.
    Json,
    /// For reading in a terminal.
    Text,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Units {
    /// The sentences that are found in the text.
    Sentence,
    /// Each line that is not empty, as it stands; nothing is folded.
    Line,
}

#[derive(Args, Debug)]
pub(super) struct ContentsRequest {
    /// The project (.ron).
    pub(super) project: PathBuf,
    /// The sections in order, with commas between; those not named are left out. “all” for all.
    #[arg(long, value_name = "LIST", value_delimiter = ',')]
    pub(super) sections: Option<Vec<String>>,
    /// Articles to leave out, by id (A,C); “none” for none.
    #[arg(long, value_name = "LIST", value_delimiter = ',')]
    pub(super) without_articles: Option<Vec<String>>,
    /// Claims to leave out, by id (c2,c5); “none” for none.
    #[arg(long, value_name = "LIST", value_delimiter = ',')]
    pub(super) without_claims: Option<Vec<String>>,
}

#[derive(Args, Debug)]
pub(super) struct EvalRequest {
    /// Clusters (folders with gold.json or findings.json and articles), folders of
    /// clusters, or gold of findings that stands apart from its articles (.json).
    #[arg(required = true, value_name = "DIR|FILE")]
    pub(super) sets: Vec<PathBuf>,
    /// The folder of the articles, for gold of findings that stands apart from them.
    #[arg(long, value_name = "DIR")]
    pub(super) texts: Option<PathBuf>,
    /// Put the lines of the articles out of order first.
    #[arg(long, value_enum, default_value_t = PermuteName::None)]
    pub(super) permute: PermuteName,
    /// Which shuffle: the same number, the same order.
    #[arg(long, default_value_t = 1)]
    pub(super) seed: u64,
    /// A model2vec language model, for articles in several languages.
    #[arg(long, value_name = "DIR")]
    pub(super) model: Option<PathBuf>,
    /// How to tell it.
    #[arg(long, value_enum, default_value_t = Told::Text)]
    pub(super) format: Told,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum PermuteName {
    /// As they are.
    None,
    /// The two halves of every second article change places.
    Swap,
    /// Every article in an order of its own.
    Shuffle,
}

#[derive(Args, Debug)]
#[allow(clippy::struct_excessive_bools, reason = "each is a switch of its own")]
pub(super) struct SearchRequest {
    /// The project (.ron).
    pub(super) project: PathBuf,
    /// Words, or with --regex a regular expression.
    #[arg(allow_hyphen_values = true)]
    pub(super) query: String,
    /// The query is a regular expression.
    #[arg(long, conflicts_with = "word")]
    pub(super) regex: bool,
    /// Find whole words only.
    #[arg(long)]
    pub(super) word: bool,
    /// Find words of the same meaning, too: by the app's lists and your synonyms.ron.
    #[arg(long, conflicts_with = "regex")]
    pub(super) synonyms: bool,
    /// Case and accents matter.
    #[arg(long, conflicts_with = "synonyms")]
    pub(super) case: bool,
    /// Where to search, parted by commas.
    #[arg(long = "in", value_enum, value_delimiter = ',', value_name = "PLACES", default_values_t = PlaceName::ALL)]
    pub(super) places: Vec<PlaceName>,
    /// Search what is folded as furniture, too.
    #[arg(long)]
    pub(super) furniture: bool,
    /// How to tell it.
    #[arg(long, value_enum, default_value_t = Told::Text)]
    pub(super) format: Told,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum PlaceName {
    /// The articles.
    Text,
    /// Statements of claims, what is asked by them, and the values that marks give.
    Claims,
    /// Names and descriptions of tags.
    Tags,
    /// The analyst's reasons: for an assessment, for overruling a status, for a rating.
    Reasons,
    /// Notes.
    Notes,
    /// Names, other names and roles of sources.
    Sources,
    /// Headlines, outlets, bylines … as corrected; the dossier's title and introduction.
    Details,
}

impl PlaceName {
    const ALL: [Self; 7] = [
        Self::Text,
        Self::Claims,
        Self::Tags,
        Self::Reasons,
        Self::Notes,
        Self::Sources,
        Self::Details,
    ];
}

#[derive(Args, Debug)]
pub(super) struct ScreenshotRequest {
    /// The project (.ron).
    pub(super) project: PathBuf,
    /// Which view.
    #[arg(long, value_enum)]
    pub(super) view: ViewName,
    /// Width and height in points.
    #[arg(long, default_value = "1440x900", value_parser = size)]
    pub(super) size: (u16, u16),
    /// Which theme.
    #[arg(long, value_enum, default_value_t = ThemeName::Light)]
    pub(super) theme: ThemeName,
    /// Pixels to the point.
    #[arg(long, default_value_t = 1.0, value_parser = scale)]
    pub(super) scale: f32,
    /// Type these keys first, parted by spaces ("Down Down C Ctrl+T").
    #[arg(long, default_value = "")]
    pub(super) keys: String,
    /// Search for this first.
    #[arg(long, default_value = "")]
    pub(super) query: String,
    /// … and for words of the same meaning, too.
    #[arg(long)]
    pub(super) synonyms: bool,
    /// The picture (.png).
    pub(super) output: PathBuf,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum ViewName {
    Start,
    Synopsis,
    Claims,
    Discrepancies,
    Sources,
    Inbox,
    Report,
    Search,
    Source,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum ThemeName {
    Light,
    Dark,
}

fn size(text: &str) -> Result<(u16, u16), String> {
    let wrong = || format!("{text:?} is not a size; write it as 1440x900, each side 200 to 8000");
    let (width, height) = text.split_once('x').ok_or_else(wrong)?;
    let side = |text: &str| {
        text.parse::<u16>()
            .ok()
            .filter(|side| (200..=8000).contains(side))
            .ok_or_else(wrong)
    };
    Ok((side(width)?, side(height)?))
}

fn shown_from(text: &str) -> Result<ShownFrom, String> {
    text.parse().ok().and_then(ShownFrom::new).ok_or_else(|| {
        let (least, most) = (ShownFrom::LEAST.per_cent(), ShownFrom::MOST.per_cent());
        format!("{text:?} is not a whole number of per cent from {least} to {most}")
    })
}

fn scale(text: &str) -> Result<f32, String> {
    text.parse::<f32>()
        .ok()
        .filter(|scale| (0.5..=4.0).contains(scale))
        .ok_or_else(|| format!("{text:?} is not a scale from 0.5 to 4"))
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    #[test]
    fn the_table_holds_together() {
        super::Arguments::command().debug_assert();
    }
}
