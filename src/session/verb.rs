//! The commands that need no argument: one table gives each its words, its
//! group and the keys it comes with; menus, palette and keys sheet all read it.

use super::command::View;

/// Where a command stands in the keys sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// Files and the window.
    File,
    /// Moving about.
    Move,
    /// Searching.
    Search,
    /// Marking.
    Mark,
    /// Claims and their tags.
    Claim,
    /// Articles and columns.
    Article,
    /// What is shown.
    View,
    /// Undo, palette, help.
    Edit,
    /// What one view or dialog alone has: the matrix, the graph, the hits, the codebook.
    Local,
}

/// The one place where a command of [`Group::Local`] works.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Home {
    /// A view.
    View(View),
    /// The codebook, which lies over every view.
    Codebook,
}

impl Group {
    /// All groups, in the order of the keys sheet.
    pub const ALL: [Self; 9] = [
        Self::Move,
        Self::Search,
        Self::Mark,
        Self::Claim,
        Self::Article,
        Self::Edit,
        Self::View,
        Self::Local,
        Self::File,
    ];

    /// Its heading.
    #[must_use]
    pub const fn heading(self) -> &'static str {
        match self {
            Self::File => "Project",
            Self::Move => "Reading",
            Self::Search => "Searching",
            Self::Mark => "Marking",
            Self::Claim => "Claims",
            Self::Article => "Articles and columns",
            Self::View => "View",
            Self::Edit => "Edit",
            Self::Local => "In one view alone",
        }
    }
}

macro_rules! verbs {
    ($($name:ident => $group:ident, $label:literal, $key:literal;)*) => {
        /// A command that needs no argument.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Verb {
            $(#[doc = $label] $name,)*
        }

        impl Verb {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// Where it belongs.
            #[must_use]
            pub const fn group(self) -> Group {
                match self { $(Self::$name => Group::$group,)* }
            }

            /// What it does, in a few words.
            #[must_use]
            pub const fn label(self) -> &'static str {
                match self { $(Self::$name => $label,)* }
            }

            /// The keys it comes with, alternatives parted by a space ("Ctrl+S",
            /// "Shift+Down J"); empty for none. What holds is in `Keymap`.
            #[must_use]
            pub const fn default_keys(self) -> &'static str {
                match self { $(Self::$name => $key,)* }
            }

            const fn identifier(self) -> &'static str {
                match self { $(Self::$name => stringify!($name),)* }
            }
        }
    };
}

verbs! {
    NextSentence => Move, "Next sentence", "Down";
    PreviousSentence => Move, "Previous sentence", "Up";
    ExtendDown => Move, "Extend to the next sentence", "Shift+Down";
    ExtendUp => Move, "Extend to the sentence before", "Shift+Up";
    NextAligned => Move, "Same passage in the next article", "Tab";
    PreviousAligned => Move, "Same passage in the article before", "Shift+Tab";
    Right => Move, "Edge: one word right; otherwise next column", "Right";
    Left => Move, "Edge: one word left; otherwise column before", "Left";
    PickStart => Move, "Pick the passage’s first edge", "OpenBracket";
    PickEnd => Move, "Pick the passage’s last edge", "CloseBracket";
    AddPart => Move, "Keep this passage and select one more with it", "Plus Shift+Space";
    NextMark => Move, "Next mark in this article", "Shift+CloseBracket Shift+CloseCurlyBracket";
    PreviousMark => Move, "Mark before in this article", "Shift+OpenBracket Shift+OpenCurlyBracket";
    CycleMarks => Move, "Next of the marks that overlap here", "O";
    Accept => Move, "Accept what is suggested here", "Space";
    Reject => Move, "Reject what is suggested here", "X";
    NextSuggestion => Move, "Next suggestion", "N";
    PreviousSuggestion => Move, "Suggestion before", "Shift+N";
    ToInspector => View, "Keyboard to the inspector (Esc: back to the text)", "F6";
    FirstSentence => Move, "First sentence of the column", "Home";
    LastSentence => Move, "Last sentence of the column", "End";

    Find => Search, "Search", "Ctrl+F Ctrl+6";
    NextHit => Search, "Next hit in the text", "F3";
    PreviousHit => Search, "Hit before in the text", "Shift+F3";
    SearchWords => Search, "Search for whole words", "Alt+W";
    SearchPattern => Search, "Search for a regular expression", "Alt+R";
    SearchExact => Search, "Search with case and accents", "Alt+C";
    SearchSynonyms => Search, "Search for synonyms too", "Alt+S";

    Mark1 => Mark, "Mark as claim 1", "1";
    Mark2 => Mark, "Mark as claim 2", "2";
    Mark3 => Mark, "Mark as claim 3", "3";
    Mark4 => Mark, "Mark as claim 4", "4";
    Mark5 => Mark, "Mark as claim 5", "5";
    Mark6 => Mark, "Mark as claim 6", "6";
    Mark7 => Mark, "Mark as claim 7", "7";
    Mark8 => Mark, "Mark as claim 8", "8";
    Mark9 => Mark, "Mark as claim 9", "9";
    MarkActive => Mark, "Mark as the claim that is selected", "0";
    FindClaim => Mark, "Mark as a claim: find one or make one", "C";
    Asserts => Mark, "Stance of the mark: asserts", "A";
    Denies => Mark, "Stance of the mark: denies", "D";
    Questions => Mark, "Stance of the mark: questions", "Q";
    Hedges => Mark, "Stance of the mark: hedges", "H";
    Reports => Mark, "Stance of the mark: reports", "R";
    SetSource => Mark, "Who says so: source of the mark, or of the passage", "S";
    Through => Mark, "Through whom it came: one more between article and speaker", "B";
    SetCue => Mark, "The selected words say who says so (cue of the mark)", "Shift+S";
    AddNote => Mark, "Note on what is selected", "M";
    RepeatMark => Mark, "Mark as the last time", "Period";
    DeleteMark => Mark, "Delete what is selected", "Delete";
    Link => Mark, "Link: this sentence, then its partner in another article", "L";
    KeepApart => Mark, "Keep apart from the other articles in this row", "U";
    Unpin => Mark, "Take back links and separations of this sentence", "Shift+U";

    TagClaim => Claim, "Tag the claim", "T";
    AssessClaim => Claim, "Assess the claim: credibility, likelihood, confidence", "E";
    ClaimStanding => Claim, "Where the claim stands, and why; overrule it", "Y";
    RelateClaim => Claim, "Relate the claim to another", "Shift+L";
    MergeClaim => Claim, "Merge the claim into another", "I";
    SplitClaim => Claim, "Split the claim: some of its marks to a new one", "Shift+I";
    Codebook => Claim, "Codebook: all tags", "Ctrl+T";

    SetPivot => Article, "Rows follow this article", "P";
    MoveLeft => Article, "Move the column left", "Alt+Left";
    MoveRight => Article, "Move the column right", "Alt+Right";
    HideColumn => Article, "Hide the column", "Alt+H";
    ShowAllColumns => Article, "Show all columns", "Alt+Shift+H";
    ToggleFold => Article, "Fold as furniture, or bring back", "F";
    ToggleRead => Article, "Article is read / not read", "Shift+R";
    SetCopyOf => Article, "Whose text the article is a copy of", "Shift+C";
    EditMetadata => Article, "Correct outlet, headline, date …", "F2";
    RemoveArticle => Article, "Remove the article with its marks", "";

    Undo => Edit, "Undo", "Ctrl+Z";
    Redo => Edit, "Redo", "Ctrl+Y Ctrl+Shift+Z";
    History => Edit, "History", "Ctrl+H";
    Copy => Edit, "Copy the passage", "Ctrl+C";
    Palette => Edit, "All commands", "Ctrl+K";
    Keys => Edit, "All keys", "F1";
    Cancel => Edit, "Let go", "Escape";

    ShowSynopsis => View, "Synopsis", "Ctrl+1";
    ShowClaims => View, "Claims", "Ctrl+2";
    ShowDiscrepancies => View, "Discrepancies", "Ctrl+7";
    ShowSources => View, "Sources", "Ctrl+3";
    ShowInbox => View, "Inbox", "Ctrl+4";
    ShowReport => View, "Report", "Ctrl+5";
    ShowSource => View, "Project source (RON)", "";
    ToggleDifferences => View, "Differences word by word in the focused row", "W";
    ToggleLenses => View, "Reading lenses: all of them, or none", "V";
    LensQuotations => View, "Reading lens: quotations", "";
    LensReporting => View, "Reading lens: reporting verbs", "";
    LensHedges => View, "Reading lens: words of reserve", "";
    LensNumbers => View, "Reading lens: numbers", "";
    LensDates => View, "Reading lens: dates", "";
    ToggleFurniture => View, "Show what is folded", "Shift+F";
    MoreLinks => View, "Show more links", "";
    FewerLinks => View, "Show fewer links", "";
    BestLinks => View, "Show links as found best", "";
    ToggleRegister => View, "Claims and sources at the side", "Ctrl+B";
    ToggleInspector => View, "Inspector at the side", "Ctrl+I";
    ZoomIn => View, "Larger text", "Ctrl+Plus Ctrl+Equals";
    ZoomOut => View, "Smaller text", "Ctrl+Minus";
    ZoomReset => View, "Text in its own size", "Ctrl+0";
    SwitchTheme => View, "Light / dark", "F9";

    MatrixMode => Local, "Matrix: signs, quotations, summaries in turn", "G";
    MatrixMarks => Local, "Matrix: the claim’s marks side by side", "Enter";
    MatrixPassage => Local, "Matrix: to the passage", "Space Ctrl+Enter";
    SourcesGraph => Local, "Sources: register, or graph of who relays whom", "G";
    OpenHit => Local, "Hits: to the passage", "Enter";
    TickHit => Local, "Hits: tick this one, or not", "Space";
    TickAllHits => Local, "Hits: tick all of them, or none", "Ctrl+A";
    NewTag => Local, "Codebook: new tag beside this one", "Insert Plus";
    NewTagBelow => Local, "Codebook: new tag below this one", "Shift+Insert B";
    RenameTag => Local, "Codebook: another name", "F2 Enter";
    MoveTag => Local, "Codebook: move below another tag", "M";
    MergeTag => Local, "Codebook: merge into another tag", "I";
    SplitTag => Local, "Codebook: split, some of its claims to a new tag", "S";
    DeleteTag => Local, "Codebook: delete the tag", "Delete";

    ShowStart => File, "Start page", "";
    NewDossier => File, "New dossier", "Ctrl+N";
    OpenFiles => File, "Open a project or articles", "Ctrl+O";
    AddArticles => File, "Add articles", "Ctrl+Shift+O";
    PasteArticle => File, "Paste an article", "Ctrl+Shift+V";
    EditAbout => File, "Title, analyst, introduction", "Ctrl+D";
    Save => File, "Save", "Ctrl+S";
    SaveAs => File, "Save as", "Ctrl+Shift+S";
    Export => File, "Export the report", "Ctrl+E";
    StopExport => File, "Stop exporting", "";
    CheckReport => File, "Check a report against this dossier…", "";
    UseModel => File, "Use a language model folder…", "";
    DropModel => File, "Use no language model", "";
    Quit => File, "Quit", "Ctrl+Q";
}

impl Verb {
    /// Its name in `keys.ron` and on the command line: `repeat-mark`, `mark-1`.
    #[must_use]
    pub fn name(self) -> String {
        let mut name = String::new();
        for c in self.identifier().chars() {
            if !name.is_empty() && (c.is_ascii_uppercase() || c.is_ascii_digit()) {
                name.push('-');
            }
            name.push(c.to_ascii_lowercase());
        }
        name
    }

    /// The command of this name.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|verb| verb.name() == name)
    }

    /// Whether it does something in a view. What is done to a passage, a mark or an
    /// article is done where it is seen, and nowhere else.
    #[must_use]
    pub fn works_in(self, view: View) -> bool {
        match self.group() {
            Group::File | Group::Search | Group::View => true,
            Group::Edit => !matches!(view, View::Start) || matches!(self, Self::Palette | Self::Keys | Self::Cancel),
            Group::Move => {
                matches!(view, View::Synopsis | View::Inbox | View::Discrepancies)
                    || (matches!(view, View::Sources) && self.is_of_suggestions())
                    // It leads to where the next one is in sight.
                    || (!matches!(view, View::Start) && matches!(self, Self::NextSuggestion | Self::PreviousSuggestion))
            }
            Group::Article => matches!(
                view,
                View::Synopsis | View::Inbox | View::Discrepancies | View::Search | View::Claims
            ),
            // Claims stand at the side of every view.
            Group::Claim => !matches!(view, View::Start),
            Group::Local => self.home() == Some(Home::View(view)),
            Group::Mark => match view {
                View::Synopsis | View::Inbox | View::Discrepancies | View::Search | View::Claims => true,
                View::Sources => matches!(self, Self::AddNote | Self::DeleteMark),
                View::Start | View::Report | View::Source => false,
            },
        }
    }

    /// Whether it walks through or answers what is suggested.
    #[must_use]
    pub const fn is_of_suggestions(self) -> bool {
        matches!(
            self,
            Self::NextSuggestion | Self::PreviousSuggestion | Self::Accept | Self::Reject
        )
    }

    /// The one place that has it; `None` for what works in more than one.
    #[must_use]
    pub const fn home(self) -> Option<Home> {
        match self {
            Self::MatrixMode | Self::MatrixMarks | Self::MatrixPassage => Some(Home::View(View::Claims)),
            Self::SourcesGraph => Some(Home::View(View::Sources)),
            Self::OpenHit | Self::TickHit | Self::TickAllHits => Some(Home::View(View::Search)),
            Self::NewTag
            | Self::NewTagBelow
            | Self::RenameTag
            | Self::MoveTag
            | Self::MergeTag
            | Self::SplitTag
            | Self::DeleteTag => Some(Home::Codebook),
            _ => None,
        }
    }

    /// Whether one press could mean either: there is a place where both work.
    #[must_use]
    pub fn meets(self, other: Self) -> bool {
        match (self.home(), other.home()) {
            (None, None) => true,
            (Some(home), Some(other)) => home == other,
            // The codebook takes its keys before any view does, but for these.
            (Some(Home::Codebook), None) => matches!(other, Self::Undo | Self::Redo | Self::Cancel),
            (Some(Home::View(view)), None) => other.works_in(view),
            (None, Some(_)) => other.meets(self),
        }
    }

    /// Whether it says which edge the arrows move.
    pub(super) const fn picks_an_edge(self) -> bool {
        matches!(self, Self::PickStart | Self::PickEnd)
    }

    /// The number key's claim (1–9) that this marks.
    #[must_use]
    pub const fn claim_key(self) -> Option<u8> {
        match self {
            Self::Mark1 => Some(1),
            Self::Mark2 => Some(2),
            Self::Mark3 => Some(3),
            Self::Mark4 => Some(4),
            Self::Mark5 => Some(5),
            Self::Mark6 => Some(6),
            Self::Mark7 => Some(7),
            Self::Mark8 => Some(8),
            Self::Mark9 => Some(9),
            _ => None,
        }
    }
}
