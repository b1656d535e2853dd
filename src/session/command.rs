//! What the analyst can ask of a session.

use std::path::PathBuf;

use super::chord::Chord;
use super::effect::PathFor;
use super::found::Listing;
use super::rejected::Rejected;
use super::search::Seek;
use super::selection::Focus;
use super::suggest::Suggestion;
use super::verb::Verb;
use crate::article::ArticleId;
use crate::dossier::{Action, Attribution, ClaimId, MarkAs, MentionId, NamingId, SourceId, TagId, Target};
use crate::text::Span;

/// The views that fill the middle of the window.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum View {
    /// Nothing open: recent projects, the sample, open, paste.
    #[default]
    Start,
    /// The aligned table.
    Synopsis,
    /// Claim × article.
    Claims,
    /// The register of sources.
    Sources,
    /// What the machine suggests, to be accepted or rejected.
    Inbox,
    /// Where articles differ.
    Discrepancies,
    /// What an export will hold.
    Report,
    /// What was found, line by line.
    Search,
    /// The project's text as a save would write it; a view without a tab.
    Source,
}

impl View {
    /// The views of an open dossier, in the order of their tabs.
    pub const TABS: [Self; 7] = [
        Self::Synopsis,
        Self::Claims,
        Self::Discrepancies,
        Self::Sources,
        Self::Inbox,
        Self::Report,
        Self::Search,
    ];

    /// Its name on a tab and on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Synopsis => "synopsis",
            Self::Claims => "claims",
            Self::Sources => "sources",
            Self::Inbox => "inbox",
            Self::Discrepancies => "discrepancies",
            Self::Report => "report",
            Self::Search => "search",
            Self::Source => "source",
        }
    }
}

/// What a source is asked for: it is found by typing, or made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SourceFor {
    /// Who says so: the mark here, or the passage names it.
    Speaker,
    /// Through whom a mark came.
    Through(MentionId),
    /// Whom a source belongs to.
    Parent(SourceId),
    /// Whose text an article is a copy of.
    CopyOf(ArticleId),
    /// What a source is merged into.
    MergeInto(SourceId),
    /// What a source is never to be merged with.
    ApartFrom(SourceId),
}

/// A question the window asks; while it is open it has the keyboard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Prompt {
    /// Every command, by name.
    Palette,
    /// Every key.
    Keys,
    /// What was done, step by step.
    History,
    /// Title, analyst, introduction.
    About,
    /// Which claim does the selection bear on?
    Claim,
    /// Which source?
    Source(SourceFor),
    /// A note, and what it is on.
    Note(Target),
    /// The text of a note that is there.
    EditNote(crate::dossier::NoteId),
    /// What an article says of itself.
    Metadata(ArticleId),
    /// Every passage marked for a claim, side by side.
    Mentions(ClaimId),
    /// The tags, as a tree; the one that is looked at first.
    Codebook(Option<TagId>),
    /// How does a claim bear on which other?
    Relate(ClaimId),
    /// Which other claim says the same?
    MergeClaim(ClaimId),
    /// Which marks of a claim, ticked at first some, go to a new one?
    SplitClaim(ClaimId, Vec<MentionId>),
    /// A path, where no file dialog of the desktop can be had.
    Path(PathFor),
    /// A file is there already: may it be replaced?
    Replace(PathFor, PathBuf),
    /// Text to paste as an article.
    Paste,
    /// Unsaved changes: save, discard, stay.
    Unsaved,
}

/// What the analyst asks.
#[derive(Clone, Debug)]
pub enum Command {
    /// A command without arguments, as keys and palette give it.
    Run(Verb),
    /// An action on the dossier.
    Do(Action),
    /// Shows a view.
    Show(View),
    /// Opens a prompt.
    Ask(Prompt),
    /// Closes the prompt without doing anything.
    ClosePrompt,
    /// Undoes or redoes until so many steps of the history are done.
    GoToStep(usize),
    /// Gives a command other keys; `None`: those it comes with.
    SetKeys(Verb, Option<Vec<Chord>>),
    /// Puts a message away.
    DismissMessage(usize),
    /// Puts away what came of checking a report.
    ForgetHanded,
    /// Selects a passage.
    Select(Focus),
    /// Selects a passage of several fragments: the one in hand, and the others in the
    /// same article.
    SelectParts(Focus, Vec<Span>),
    /// Selects a passage and brings it into sight.
    Reveal(Focus),
    /// Puts a hidden column that is shown for a visit out of sight again.
    EndVisit(ArticleId),
    /// Selects a mention and brings it into sight.
    SelectMention(MentionId),
    /// Selects a suggestion and brings it into sight.
    SelectSuggestion(Suggestion),
    /// Says which discrepancies their view lists.
    ListDiscrepancies(Listing),
    /// Takes the sources that the text names for these marks of the claim in hand.
    TakeNamed(Vec<MentionId>),
    /// Rejects the source that the text seems to name for a mark.
    RejectNamed(MentionId),
    /// Says yes or no to a suggestion.
    Answer(Suggestion, bool),
    /// Takes the rejection of a suggestion back.
    OfferAgain(Rejected),
    /// Gives a fragment of a mark another extent.
    ResizeMark(MentionId, Span, Span),
    /// Selects a naming's passage and brings it into sight.
    SelectNaming(NamingId),
    /// Selects a claim.
    SelectClaim(ClaimId),
    /// Selects a cell of the claims matrix: a claim, and a mark of it in an article.
    /// The view stays; nothing else keeps the attention, so that a stance typed on an
    /// empty cell changes no mark elsewhere.
    SelectCell(ClaimId, Option<MentionId>),
    /// Leads to the claims that have a tag.
    ShowTagged(TagId),
    /// Selects a source.
    SelectSource(SourceId),
    /// Marks the selected passage.
    MarkAs(MarkAs),
    /// Puts the source of this name, made if it may be, to a use.
    UseSource(SourceFor, String),
    /// Changes who is said to have said a mark, through whom, and by which words.
    SetAttribution(MentionId, Option<Attribution>),
    /// Rates a source, dated today; `None` takes the rating back.
    Rate(SourceId, Option<char>),
    /// Searches, or does something with what was found.
    Search(Seek),
    /// Opens a project or adds articles, whichever the files are.
    Open(Vec<PathBuf>),
    /// A path was chosen.
    Picked(PathFor, Vec<PathBuf>),
    /// A path was typed: nobody has asked yet whether a file there may be replaced.
    Typed(PathFor, Vec<PathBuf>),
    /// No file dialog can be had: ask in the window.
    AskPathHere(PathFor),
    /// Opens the sample dossier that comes with the app.
    OpenSample,
    /// Adds pasted text as an article.
    Paste(String),
    /// The answer to "unsaved changes": save first.
    SaveFirst,
    /// The answer to "unsaved changes": give them up.
    Discard,
    /// The window is to close.
    Quit,
}
