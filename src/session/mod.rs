//! What is open now. Knows neither egui nor disk: [`Session::handle`] takes a
//! [`Command`], [`Session::finish`] takes the [`Outcome`] of work done outside,
//! and both answer with the [`Effect`]s they ask for.

mod aligned;
mod answers;
mod bringing;
mod called;
mod chord;
mod claims;
mod command;
mod derived;
mod edges;
mod effect;
mod files;
mod found;
mod handed;
mod history;
mod keymap;
mod keys;
mod lenses;
mod marking;
mod messages;
mod named;
mod navigate;
mod near;
mod rejected;
mod search;
mod seek;
mod selection;
mod settings;
mod sourcing;
mod strictness;
mod suggest;
mod taking;
mod verb;
mod visits;

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

pub use aligned::{Aligned, Key, align_now};
pub use answers::{Answered, records};
pub use chord::Chord;
pub use claims::Part;
pub use command::{Command, Prompt, SourceFor, View};
pub use effect::{AlignTask, Effect, Outcome, PathFor, Previewed, Reading, inputs};
pub use files::EXPORTING;
pub use found::{FINDING, FindTask, Found, Listing, find_now};
pub use handed::Handed;
pub use keymap::{FIXED_KEYS, KeyFault, Keymap, defaults as default_keys, fixed_command};
pub use lenses::{Lens, Lenses};
pub use messages::{Message, Severity};
pub use named::NamedSource;
pub use near::NearClaim;
pub use rejected::Rejected;
pub use search::{Asked, Search, SearchTask, Seek};
pub use selection::{Edge, Focus, Selection};
pub use settings::Settings;
pub use suggest::{Proposal, Suggestion};
pub use verb::{Group, Home, Verb};

use crate::article::ArticleId;
use crate::dossier::{Action, Document, Dossier};
use crate::project::source::Source;
use derived::Made;

/// The largest and smallest reading size, as a factor of the theme's.
const ZOOM_RANGE: std::ops::RangeInclusive<f32> = 0.6..=2.5;

/// What the window shows beside the dossier; not undoable, not saved.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools, reason = "each is a switch of its own")]
pub struct Panels {
    /// Claims and sources, at the side, above.
    pub register: bool,
    /// The inspector, at the side, below.
    pub inspector: bool,
    /// Word-level differences in the focused row.
    pub differences: bool,
    /// The reading lenses that are on.
    pub lenses: Lenses,
    /// Folded furniture is shown in place.
    pub furniture: bool,
}

/// What is open now.
#[derive(Debug)]
pub struct Session {
    document: Document,
    path: Option<PathBuf>,
    settings: Settings,
    keymap: Keymap,
    /// What is wrong in the user's file of keys.
    key_faults: Vec<String>,
    view: View,
    panels: Panels,
    /// The lenses that were on when all were put off.
    lenses_before: Lenses,
    selection: Selection,
    /// Hidden columns that are shown for a visit.
    visited: BTreeSet<ArticleId>,
    prompt: Option<Prompt>,
    messages: Vec<Message>,
    aligned: Option<Arc<Aligned>>,
    /// Alignments of no more use: large, so that freeing them is work for a thread.
    let_go: Vec<Arc<Aligned>>,
    /// The report as Markdown.
    preview: Made<Previewed>,
    /// The project's text.
    source: Made<Arc<Source>>,
    handed: Option<Handed>,
    /// The alignment asked for last; an older answer is not taken.
    asked: Option<Key>,
    /// The alignment under way if it only groups anew, which takes a moment: what changes
    /// meanwhile waits for it, so that a slider being dragged asks for no more than is shown.
    regrouping: Option<Key>,
    /// What was told last of a language model that could not be used.
    trouble: Option<String>,
    /// Long work under way: what it is, and the share done.
    work: Vec<(String, f32)>,
    saving: bool,
    /// Goes up with every dossier opened: a save of the one before is known by it.
    opened: u64,
    /// What to do once the dossier is saved or given up.
    then: Option<Box<Command>>,
    /// While the command after "discard" is handled: nobody asks again.
    given_up: bool,
    last_mark: Option<marking::LastMark>,
    proposed: suggest::Proposed,
    suggested: Option<Suggestion>,
    variants: suggest::Variants,
    found: found::FoundState,
    listing: Listing,
    named: named::Named,
    /// The mark selected last: words selected after it may be its cue.
    in_hand: Option<crate::dossier::MentionId>,
    link_from: Option<crate::dossier::Place>,
    to_inspector: u64,
    inspector_part: Part,
    shown_tag: (u64, Option<crate::dossier::TagId>),
    search: Search,
    now_quit: bool,
}

impl Session {
    /// A session with nothing open.
    #[must_use]
    pub fn new(settings: Settings) -> Self {
        Self {
            document: Document::default(),
            path: None,
            settings,
            keymap: Keymap::default(),
            key_faults: Vec::new(),
            view: View::Start,
            panels: Panels {
                register: true,
                inspector: true,
                differences: false,
                lenses: Lenses::default(),
                furniture: false,
            },
            lenses_before: Lenses::ALL,
            selection: Selection::default(),
            visited: BTreeSet::new(),
            prompt: None,
            messages: Vec::new(),
            aligned: None,
            let_go: Vec::new(),
            preview: Made::default(),
            source: Made::default(),
            handed: None,
            asked: None,
            regrouping: None,
            trouble: None,
            work: Vec::new(),
            saving: false,
            opened: 0,
            then: None,
            given_up: false,
            last_mark: None,
            proposed: suggest::Proposed::default(),
            suggested: None,
            variants: suggest::Variants::default(),
            found: found::FoundState::default(),
            listing: Listing::default(),
            named: named::Named::default(),
            in_hand: None,
            link_from: None,
            to_inspector: 0,
            inspector_part: Part::First,
            shown_tag: (0, None),
            search: Search::default(),
            now_quit: false,
        }
    }

    /// The dossier.
    #[must_use]
    pub const fn dossier(&self) -> &Dossier {
        self.document.dossier()
    }

    /// The dossier with its history.
    #[must_use]
    pub const fn document(&self) -> &Document {
        &self.document
    }

    /// The project file, if there is one.
    #[must_use]
    pub const fn path(&self) -> Option<&PathBuf> {
        self.path.as_ref()
    }

    /// Settings that outlive the session.
    #[must_use]
    pub const fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The view in the middle of the window.
    #[must_use]
    pub const fn view(&self) -> View {
        self.view
    }

    /// Which panels are open.
    #[must_use]
    pub const fn panels(&self) -> &Panels {
        &self.panels
    }

    /// What is selected, in every view alike.
    #[must_use]
    pub const fn selection(&self) -> &Selection {
        &self.selection
    }

    /// The question the window asks now, if any.
    #[must_use]
    pub const fn prompt(&self) -> Option<&Prompt> {
        self.prompt.as_ref()
    }

    /// What the analyst should know, oldest first.
    #[must_use]
    pub fn messages(&self) -> &[Message] {
        &self.messages
    }

    /// The newest alignment there is; while a new one is made, the one before.
    #[must_use]
    pub const fn aligned(&self) -> Option<&Arc<Aligned>> {
        self.aligned.as_ref()
    }

    /// Long work under way, with the share done.
    #[must_use]
    pub fn work(&self) -> &[(String, f32)] {
        &self.work
    }

    /// The sentence from which a link is being drawn.
    #[must_use]
    pub const fn link_from(&self) -> Option<crate::dossier::Place> {
        self.link_from
    }

    /// Goes up whenever the keyboard is to go to the inspector.
    #[must_use]
    pub const fn to_inspector(&self) -> u64 {
        self.to_inspector
    }

    /// Whether the window may close now.
    #[must_use]
    pub const fn may_quit(&self) -> bool {
        self.now_quit
    }

    /// Does what the analyst asks.
    pub fn handle(&mut self, command: Command) -> Vec<Effect> {
        let mut effects = match command {
            Command::Run(verb) => self.run(verb),
            Command::Do(action) => {
                self.act_and_hold(action);
                Vec::new()
            }
            Command::ShowTagged(tag) => {
                self.show_tagged(tag);
                Vec::new()
            }
            Command::Show(view) => {
                self.view = view;
                self.search.take_keyboard(view);
                Vec::new()
            }
            Command::Ask(prompt) => {
                self.prompt = Some(prompt);
                Vec::new()
            }
            Command::ClosePrompt => {
                self.prompt = None;
                self.then = None;
                Vec::new()
            }
            Command::GoToStep(done) => {
                self.go_to_step(done);
                Vec::new()
            }
            Command::SetKeys(verb, chords) => self.set_keys(verb, chords),
            Command::ForgetHanded => {
                self.handed = None;
                Vec::new()
            }
            Command::DismissMessage(index) => {
                if index < self.messages.len() {
                    self.messages.remove(index);
                }
                Vec::new()
            }
            Command::Select(focus) => {
                self.select(focus);
                Vec::new()
            }
            Command::SelectParts(focus, parts) => {
                self.select(focus);
                self.selection.parts = parts;
                Vec::new()
            }
            Command::ResizeMark(id, from, to) => {
                self.resize_mark(id, from, to);
                Vec::new()
            }
            Command::Reveal(focus) => {
                self.reveal(focus);
                Vec::new()
            }
            Command::EndVisit(article) => {
                self.end_visit(article);
                Vec::new()
            }
            Command::SelectMention(id) => {
                self.select_mention(id);
                Vec::new()
            }
            Command::SelectSuggestion(suggestion) => {
                self.select_suggestion(suggestion);
                Vec::new()
            }
            Command::Answer(suggestion, yes) => {
                self.answer_suggestion(suggestion, yes);
                Vec::new()
            }
            Command::OfferAgain(rejected) => {
                self.offer_again(rejected);
                Vec::new()
            }
            Command::SelectNaming(id) => {
                self.select_naming(id);
                Vec::new()
            }
            Command::SelectClaim(id) => {
                self.select_claim(id);
                Vec::new()
            }
            Command::SelectCell(claim, mention) => {
                self.select_cell(claim, mention);
                Vec::new()
            }
            Command::SelectSource(id) => {
                self.select_source(id);
                Vec::new()
            }
            Command::MarkAs(what) => {
                self.prompt = None;
                self.mark(what);
                Vec::new()
            }
            Command::UseSource(what, name) => {
                self.prompt = None;
                self.use_source(what, &name);
                Vec::new()
            }
            Command::SetAttribution(id, attribution) => {
                self.edit_mention(id, |mention| mention.attribution = attribution);
                Vec::new()
            }
            Command::ListDiscrepancies(listing) => {
                self.listing = listing;
                Vec::new()
            }
            Command::TakeNamed(marks) => {
                self.take_named(&marks);
                Vec::new()
            }
            Command::RejectNamed(mark) => {
                self.reject_named(mark);
                Vec::new()
            }
            Command::Rate(id, letter) => self.rate(id, letter),
            Command::Search(seek) => self.seek(seek),
            file => self.handle_file(file),
        };
        effects.extend(self.refresh());
        effects
    }

    fn run(&mut self, verb: Verb) -> Vec<Effect> {
        if !verb.works_in(self.view) {
            self.inform(format!(
                "“{}” does nothing here: what it is for is not in sight",
                verb.label()
            ));
            return Vec::new();
        }
        let settings = self.settings.clone();
        match verb {
            Verb::Undo => self.undo(),
            Verb::Redo => self.redo(),
            Verb::ZoomIn => self.zoom(self.settings.zoom * 1.1),
            Verb::ZoomOut => self.zoom(self.settings.zoom / 1.1),
            Verb::ZoomReset => self.zoom(1.0),
            Verb::SwitchTheme => self.settings.dark = !self.settings.dark,
            Verb::MoreLinks | Verb::FewerLinks | Verb::BestLinks => self.run_strictness(verb),
            Verb::ToggleRegister => self.panels.register = !self.panels.register,
            Verb::ToggleInspector => self.panels.inspector = !self.panels.inspector,
            Verb::ToggleDifferences => self.panels.differences = !self.panels.differences,
            Verb::ToggleLenses => self.toggle_lenses(),
            Verb::LensQuotations | Verb::LensReporting | Verb::LensHedges | Verb::LensNumbers | Verb::LensDates => {
                self.toggle_lens(verb);
            }
            Verb::ToggleFurniture => self.panels.furniture = !self.panels.furniture,
            Verb::ShowSynopsis => self.view = View::Synopsis,
            Verb::ShowClaims => self.view = View::Claims,
            Verb::ShowSources => self.view = View::Sources,
            Verb::ShowDiscrepancies => self.view = View::Discrepancies,
            Verb::ShowReport => self.view = View::Report,
            Verb::ShowInbox => self.view = View::Inbox,
            Verb::ShowSource => self.view = View::Source,
            Verb::ShowStart => self.view = View::Start,
            Verb::Palette => self.prompt = Some(Prompt::Palette),
            Verb::Keys => self.prompt = Some(Prompt::Keys),
            Verb::History => self.prompt = Some(Prompt::History),
            Verb::EditAbout => self.prompt = Some(Prompt::About),
            Verb::Cancel => self.cancel(),
            Verb::ToInspector => self.keyboard_to_inspector(Part::First),
            // The view that has them does them: they change what is shown there alone.
            verb if verb.home().is_some() => {}
            verb if verb.is_of_suggestions() => self.run_suggestion(verb),
            verb if verb.group() == Group::Search => return self.run_search(verb),
            verb if verb.group() == Group::File => return self.run_file(verb),
            verb if verb.group() == Group::Move => self.run_move(verb),
            verb if verb.group() == Group::Claim => self.run_claim(verb),
            verb => return self.run_mark(verb),
        }
        if settings == self.settings {
            Vec::new()
        } else {
            vec![Effect::KeepSettings(self.settings.clone())]
        }
    }

    /// Esc: the innermost thing that is open goes.
    fn cancel(&mut self) {
        if self.prompt.take().is_some() {
            self.then = None;
        } else if self.link_from.take().is_none() && !self.selection.shrink() {
            self.messages.clear();
        }
    }

    fn zoom(&mut self, zoom: f32) {
        self.settings.zoom = zoom.clamp(*ZOOM_RANGE.start(), *ZOOM_RANGE.end());
    }

    /// Does an action on the dossier; a refusal is told in words.
    fn act(&mut self, action: Action) -> bool {
        match self.document.perform(action) {
            Ok(_) => {
                self.selection.forget_missing(self.document.dossier());
                true
            }
            Err(refusal) => {
                self.warn(refusal.to_string());
                false
            }
        }
    }
}
