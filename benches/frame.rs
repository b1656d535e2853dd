//! One frame of the window on the processor: the whole ui run, and its shapes
//! turned into triangles. Compared with every paragraph as a label in one scroll
//! area, which is the shortest way to write such a window.
//!
//! `cargo bench --bench frame -- "8 columns" walked` does what has these words in
//! its name, for a profiler.

mod support;

use std::time::Duration;

use egui::os::OperatingSystem;
use egui::{
    Context, Event, Key, Modifiers, MouseWheelSource, MouseWheelUnit, PointerButton, Pos2, ScrollArea, TouchPhase, Ui,
    Vec2, ViewportId, pos2, vec2,
};
use sejajar::dossier::Dossier;
use sejajar::session::{Command, Effect, Outcome, Session, Settings, Verb};
use sejajar::ui::headless::{self, press};
use sejajar::ui::{self, UiState};
use sejajar::world;
use support::marks::{crowded, generated};
use support::measure::{Samples, head, row, timed, words};
use support::texts::Shape;

/// A large window: more is in sight than in the 1440 × 900 that opens at first.
const SIZE: Vec2 = vec2(1920.0, 1080.0);
/// Over the table, whichever panels are open.
const OVER_TABLE: Pos2 = pos2(700.0, 600.0);
/// On the overview strip when the panels are closed.
const STRIP_X: f32 = SIZE.x - 15.0;
/// What a frame may cost while scrolling (p99).
const BOUND: Duration = Duration::from_millis(4);
/// Frames of one measurement.
const FRAMES: u16 = 600;
/// Marks made by a key, one after the other.
const MARKS: usize = 120;
/// Frames run at most until all rows are measured.
const MOST_SETTLING: usize = 20_000;

/// What the user does in each frame.
type Script<'a> = &'a dyn Fn(u16) -> Vec<Event>;

fn main() {
    head(
        &format!("frame, {} × {} points", SIZE.x, SIZE.y),
        "labels in a scroll area, scrolled",
    );
    let mut session = Session::new(Settings::default());
    perform(&mut session, vec![Effect::ReadSample]);
    bench("sample, 5 columns", session);
    let shape = Shape {
        articles: 8,
        sentences: 400,
        paragraph: 2,
    };
    bench("8 columns × 200 ¶", opened(generated(shape, 40)));
    let shape = Shape {
        articles: 50,
        sentences: 30,
        paragraph: 2,
    };
    bench("50 columns × 15 ¶", opened(generated(shape, 8)));
    let shape = Shape {
        articles: 50,
        sentences: 200,
        paragraph: 2,
    };
    bench("50 columns × 100 ¶, marked all over", opened(crowded(shape)));
}

fn bench(dossier: &str, session: Session) {
    let wanted: Vec<String> = std::env::args()
        .skip(1)
        .filter(|word| !word.starts_with("--"))
        .collect();
    if wanted.first().is_some_and(|word| !dossier.contains(word.as_str())) {
        return;
    }
    let labels = labels(session.dossier());
    let nothing = Samples::default();
    let mut window = Window::new();
    let told = |what: &str, ours: &Samples, theirs: &Samples| {
        let most = words(ours.most());
        let over = if ours.p99() > BOUND { ", OVER 4 ms" } else { "" };
        row(
            &format!("{dossier}: {what}"),
            ours,
            theirs,
            &format!("most {most}{over}"),
        );
    };
    let first = |what: &str, window: &mut Window| {
        let mut time = Samples::default();
        time.push(window.frame(Vec::new()).0);
        told(what, &time, &nothing);
    };
    first("first frame of the start page", &mut window);
    window.settle();
    window.session = session;
    first("first frame of the table", &mut window);

    let notch = |frame| wheel(frame, 1.0);
    let steps: [(&str, &[Verb], Script<'_>, &Samples); 13] = [
        // Rows are measured a few a frame until all are known: scrolling must not wait for it.
        ("scrolled while rows are measured", &[], &notch, &labels),
        ("scrolled, one notch a frame", &[], &notch, &labels),
        (
            "scrolled, six notches a frame",
            &[],
            &|frame| wheel(frame, 6.0),
            &labels,
        ),
        ("still", &[], &|_| Vec::new(), &nothing),
        ("walked by ↓", &[], &|_| press(Key::ArrowDown), &nothing),
        (
            "scrolled, lenses and differences on",
            &[Verb::ToggleDifferences, Verb::ToggleLenses],
            &notch,
            &labels,
        ),
        (
            "scrolled, register closed",
            &[Verb::ToggleDifferences, Verb::ToggleLenses, Verb::ToggleRegister],
            &notch,
            &labels,
        ),
        (
            "scrolled, both panels closed",
            &[Verb::ToggleInspector],
            &notch,
            &labels,
        ),
        (
            "walked by ↑, both panels closed",
            &[],
            &|_| press(Key::ArrowUp),
            &nothing,
        ),
        ("thrown about by the strip", &[], &along_strip, &nothing),
        ("claims, scrolled", &[Verb::ShowClaims], &notch, &nothing),
        ("sources, scrolled", &[Verb::ShowSources], &notch, &nothing),
        ("report, scrolled", &[Verb::ShowReport], &notch, &nothing),
    ];
    for (number, (what, verbs, events, theirs)) in steps.into_iter().enumerate() {
        for verb in verbs {
            window.command(Command::Run(*verb));
        }
        if number > 0 {
            window.settle();
        }
        if wanted.get(1).is_none_or(|word| what.contains(word.as_str())) {
            told(what, &window.run(FRAMES, events), theirs);
        }
    }
    if wanted
        .get(1)
        .is_none_or(|word| "marked by 1, undone".contains(word.as_str()))
    {
        window.command(Command::Run(Verb::ShowSynopsis));
        window.settle();
        let (marked, undone) = window.marked_and_undone();
        told("marked by 1: key to paint, the command included", &marked, &nothing);
        told("undone by Ctrl+Z: key to paint, likewise", &undone, &nothing);
    }
    eprintln!(
        "{dossier}: {} rows, {} marks",
        window.session.aligned().map_or(0, |aligned| aligned.rows.len()),
        window.session.dossier().mentions().len(),
    );
}

/// Runs ui frame by frame, a sixtieth of a second apart.
struct Screen {
    ctx: Context,
    frames: u32,
}

impl Screen {
    fn new() -> Self {
        let ctx = Context::default();
        ctx.set_os(OperatingSystem::Nix);
        ui::set_up(&ctx);
        Self { ctx, frames: 0 }
    }

    /// Runs a frame and makes its triangles. How long that took, and whether the
    /// ui wants another frame at once.
    fn frame(&mut self, events: Vec<Event>, show: impl FnMut(&mut Ui)) -> (Duration, bool) {
        let input = headless::input(self.frames, SIZE, 1.0, events);
        self.frames += 1;
        let ((mut output, triangles), time) = timed(|| {
            let mut output = self.ctx.run_ui(input, show);
            let shapes = std::mem::take(&mut output.shapes);
            let triangles = self.ctx.tessellate(shapes, output.pixels_per_point);
            (output, triangles)
        });
        // No screen takes the textures here; egui wants that said.
        output.textures_delta.clear();
        drop(triangles);
        let more = output
            .viewport_output
            .get(&ViewportId::ROOT)
            .is_some_and(|viewport| viewport.repaint_delay.is_zero());
        (time, more)
    }
}

/// The window on a session.
struct Window {
    screen: Screen,
    session: Session,
    state: UiState,
}

impl Window {
    /// The window as it opens: nothing in it yet.
    fn new() -> Self {
        Self {
            screen: Screen::new(),
            session: Session::new(Settings::default()),
            state: UiState::default(),
        }
    }

    fn command(&mut self, command: Command) {
        let effects = self.session.handle(command);
        perform(&mut self.session, effects);
    }

    fn frame(&mut self, events: Vec<Event>) -> (Duration, bool) {
        let mut commands = Vec::new();
        let (time, more) = self.screen.frame(events, |ui| {
            commands = ui::show(ui, &self.session, &mut self.state);
        });
        let asked = !commands.is_empty();
        for command in commands {
            self.command(command);
        }
        (time, more || asked)
    }

    /// From a key to the picture that shows what it did: the frame that takes the key, the
    /// command it gives, and the frame after. What goes to threads is left out.
    fn key_to_paint(&mut self, events: Vec<Event>) -> Duration {
        let mut commands = Vec::new();
        let (taken, _) = self.screen.frame(events, |ui| {
            commands = ui::show(ui, &self.session, &mut self.state);
        });
        let mut done = Duration::ZERO;
        for command in commands {
            let (effects, time) = timed(|| self.session.handle(command));
            done += time;
            perform(&mut self.session, effects);
        }
        taken + done + self.frame(Vec::new()).0
    }

    /// Sentence by sentence marked as claim 1, and each mark undone.
    fn marked_and_undone(&mut self) -> (Samples, Samples) {
        let (mut marked, mut undone) = (Samples::default(), Samples::default());
        for _ in 0..MARKS {
            self.frame(press(Key::ArrowDown));
            self.settle();
            let before = self.session.dossier().mentions().len();
            marked.push(self.key_to_paint(press(Key::Num1)));
            if self.session.dossier().mentions().len() > before {
                let undo = headless::press_with(Modifiers::COMMAND, Key::Z);
                undone.push(self.key_to_paint(undo));
            }
        }
        (marked, undone)
    }

    /// Runs frames until nothing moves any more.
    fn settle(&mut self) {
        let moves = |_: &usize| self.frame(Vec::new()).1;
        (0..MOST_SETTLING).take_while(moves).for_each(drop);
    }

    fn run(&mut self, frames: u16, events: Script<'_>) -> Samples {
        self.frame(vec![Event::PointerMoved(OVER_TABLE)]);
        let mut times = Samples::default();
        for frame in 0..frames {
            times.push(self.frame(events(frame)).0);
        }
        self.frame(vec![button(pos2(STRIP_X, 400.0), false)]);
        times
    }
}

/// A session with a dossier open and aligned.
fn opened(dossier: Dossier) -> Session {
    let mut session = Session::new(Settings::default());
    let effects = session.finish(Outcome::Project {
        path: None,
        result: Ok((Box::new(dossier), Vec::new())),
    });
    perform(&mut session, effects);
    session
}

/// Does at once what the window would do on a thread.
fn perform(session: &mut Session, effects: Vec<Effect>) {
    world::perform_all(session, effects, |_, _| Vec::new());
}

/// Some notches of the wheel: down in the first half of the frames, then up.
fn wheel(frame: u16, notches: f32) -> Vec<Event> {
    let sign = if frame < FRAMES / 2 { -1.0 } else { 1.0 };
    vec![Event::MouseWheel {
        unit: MouseWheelUnit::Line,
        delta: vec2(0.0, sign * notches),
        phase: TouchPhase::Move,
        source: MouseWheelSource::Wheel,
        modifiers: Modifiers::NONE,
    }]
}

/// Holds the button on the strip and goes far with every frame.
fn along_strip(frame: u16) -> Vec<Event> {
    let place = pos2(STRIP_X, 200.0 + f32::from(frame * 37 % 700));
    let moved = Event::PointerMoved(place);
    if frame == 0 {
        vec![moved, button(place, true)]
    } else {
        vec![moved]
    }
}

fn button(pos: Pos2, pressed: bool) -> Event {
    Event::PointerButton {
        pos,
        button: PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    }
}

/// The same articles, every paragraph a label, scrolled one notch a frame.
fn labels(dossier: &Dossier) -> Samples {
    let columns: Vec<Vec<String>> = dossier
        .columns()
        .filter_map(|id| dossier.article(id))
        .map(|entry| {
            let lines = entry.article.text.lines().filter(|line| !line.trim().is_empty());
            lines.map(str::to_owned).collect()
        })
        .collect();
    let mut screen = Screen::new();
    let mut times = Samples::default();
    for frame in 0..FRAMES {
        let mut events = wheel(frame, 1.0);
        events.push(Event::PointerMoved(OVER_TABLE));
        let (time, _) = screen.frame(events, |ui| {
            ScrollArea::both().auto_shrink(false).show(ui, |ui| {
                ui.horizontal_top(|ui| {
                    for column in &columns {
                        ui.vertical(|ui| {
                            ui.set_width(212.0);
                            for paragraph in column {
                                ui.label(paragraph);
                            }
                        });
                    }
                });
            });
        });
        // The first frame lays out everything; it is not what scrolling costs.
        if frame > 0 {
            times.push(time);
        }
    }
    times
}
