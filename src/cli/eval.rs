//! `sejajar eval`: how well the alignment agrees with gold made by hand.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::time::Instant;

use super::arguments::{EvalRequest, PermuteName, Told};
use super::terminal::{self, printable};
use crate::align::eval::{Cluster, Measures, Permute, report};
use crate::align::vectors::Vectors;
use crate::align::{Alignment, Progress, Scores};
use crate::world;

/// Measures each folder as one set and tells the figures.
pub(super) fn run(request: &EvalRequest) -> Result<String, String> {
    if let Some(folder) = &request.model {
        world::check_model(folder)?;
    }
    let mut sets = Vec::with_capacity(request.folders.len());
    for folder in &request.folders {
        let clusters = world::clusters_in(folder)?;
        let clusters: Result<Vec<Cluster>, String> = clusters.iter().map(|path| world::read_cluster(path)).collect();
        sets.push((folder, clusters?));
    }
    let all: usize = sets.iter().map(|(_, clusters)| clusters.len()).sum();
    let progress = terminal::Progress::new("measuring");
    let mut done = 0;
    let mut measured = Vec::with_capacity(sets.len());
    for ((folder, clusters), name) in sets.iter().zip(names(&request.folders)) {
        let mut total = Measures::default();
        for cluster in clusters {
            let part = Part {
                whole: &progress,
                done,
                all,
            };
            total.add(&measure(cluster, request, &part)?);
            done += 1;
        }
        if total.pairs == 0 {
            return Err(format!(
                "{}: no pair of its gold counts, so nothing can be measured",
                folder.display()
            ));
        }
        measured.push((name, total));
    }
    drop(progress);
    Ok(match request.format {
        Told::Json => format!("{:#}\n", report(&measured)),
        Told::Text => table(&measured),
    })
}

fn measure(cluster: &Cluster, request: &EvalRequest, progress: &dyn Progress) -> Result<Measures, String> {
    let permute = match request.permute {
        PermuteName::None => Permute::None,
        PermuteName::Swap => Permute::Swap,
        PermuteName::Shuffle => Permute::Shuffle,
    };
    let (inputs, places) = cluster.inputs(permute, request.seed);
    let vectors = match &request.model {
        Some(folder) => world::vectors(folder, &inputs, progress)?.unwrap_or_default(),
        None => Vectors::default(),
    };
    let began = Instant::now();
    let scores = Scores::new(&inputs, &vectors, None, progress);
    let alignment = scores.map_or_else(Alignment::default, |scores| scores.under(&[], None));
    let seconds = began.elapsed().as_secs_f64();
    Ok(Measures::of(&alignment, &cluster.gold, &places, seconds))
}

/// The progress of one cluster of many.
struct Part<'a> {
    whole: &'a terminal::Progress,
    done: usize,
    all: usize,
}

impl Progress for Part<'_> {
    fn went(&self, share: f32) -> bool {
        self.whole.went((self.done as f32 + share) / self.all.max(1) as f32)
    }
}

/// What the sets are called: the folders' own names, or, where two have one name,
/// the paths as they were given.
fn names(folders: &[PathBuf]) -> Vec<String> {
    let own = |path: &Path| {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
        name.unwrap_or_else(|| path.display().to_string())
    };
    let names: Vec<String> = folders.iter().map(|path| own(path)).collect();
    let distinct: std::collections::BTreeSet<&String> = names.iter().collect();
    if distinct.len() == names.len() {
        return names;
    }
    folders.iter().map(|path| path.display().to_string()).collect()
}

/// The figures for a terminal.
fn table(sets: &[(String, Measures)]) -> String {
    let mut total = Measures::default();
    for (_, measures) in sets {
        total.add(measures);
    }
    let whole = ("all together".to_owned(), total);
    let lines = sets.iter().chain((sets.len() > 1).then_some(&whole));
    let width = lines.clone().map(|(name, _)| printable(name).chars().count()).max();
    let width = width.unwrap_or(0).max(3);
    let mut out = format!(
        "{:width$}  {:>6}  {:>9}  {:>6}  {:>5}  {:>17}  {:>12}  {:>6}  {:>8}\n",
        "set", "pairs", "precision", "recall", "F1", "average precision", "best partner", "units", "ms/unit"
    );
    for (name, measures) in lines {
        // Writing to a string cannot fail.
        let _ = writeln!(
            out,
            "{:width$}  {:>6}  {:>9.3}  {:>6.3}  {:>5.3}  {:>17.3}  {:>12.3}  {:>6}  {:>8.3}",
            printable(name),
            measures.pairs,
            measures.precision(),
            measures.recall(),
            measures.f1(),
            measures.mean_average_precision(),
            measures.best_partner(),
            measures.units,
            1000.0 * measures.seconds / (measures.units.max(1) as f64),
        );
    }
    out
}
