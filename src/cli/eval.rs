//! `sejajar eval`: how well alignment and findings agree with gold made by hand.

mod found;
mod table;

use std::path::{Path, PathBuf};
use std::time::Instant;

use serde_json::{Value, json};

use super::arguments::{EvalRequest, PermuteName, Told};
use super::terminal;
use crate::align::eval::{Cluster, Measures, Permute};
use crate::align::vectors::Vectors;
use crate::align::{Alignment, Progress, Scores};
use crate::findings::eval as findings;
use crate::world::{self, FindingsGold};

/// The gold of one set.
struct Gold {
    clusters: Vec<Cluster>,
    findings: Vec<FindingsGold>,
}

/// How well one set, or all together, agree with their gold; `None` for what the gold
/// does not judge.
#[derive(Default)]
struct Measured {
    name: String,
    alignment: Option<Measures>,
    findings: Option<findings::Measures>,
}

impl Measured {
    fn add(&mut self, other: &Self) {
        if let Some(measures) = &other.alignment {
            self.alignment.get_or_insert_default().add(measures);
        }
        if let Some(measures) = &other.findings {
            self.findings.get_or_insert_default().add(measures);
        }
    }
}

/// Measures each folder or file as one set and tells the figures.
pub(super) fn run(request: &EvalRequest) -> Result<String, String> {
    if let Some(folder) = &request.model {
        world::check_model(folder)?;
    }
    let mut sets = Vec::with_capacity(request.sets.len());
    for path in &request.sets {
        sets.push((path, gold_of(path, request.texts.as_deref())?));
    }
    let all = sets
        .iter()
        .map(|(_, gold)| gold.clusters.len() + gold.findings.len())
        .sum();
    let progress = terminal::Progress::new("measuring");
    let mut done = 0;
    let mut measured = Vec::with_capacity(sets.len());
    for ((path, gold), name) in sets.iter().zip(names(&request.sets)) {
        let mut total = Measured {
            name,
            ..Measured::default()
        };
        for cluster in &gold.clusters {
            let part = Part {
                whole: &progress,
                done,
                all,
            };
            let measures = measure(cluster, request, &part)?;
            total.alignment.get_or_insert_default().add(&measures);
            done += 1;
        }
        if total.alignment.as_ref().is_some_and(|measures| measures.pairs == 0) {
            return Err(format!(
                "{}: no pair of its gold counts, so nothing can be measured",
                path.display()
            ));
        }
        for gold in &gold.findings {
            let part = Part {
                whole: &progress,
                done,
                all,
            };
            let measures = found::measure(gold, &part)?;
            total.findings.get_or_insert_default().add(&measures);
            done += 1;
        }
        measured.push(total);
    }
    drop(progress);
    let mut total = Measured {
        name: "all together".to_owned(),
        ..Measured::default()
    };
    for set in &measured {
        total.add(set);
    }
    Ok(match request.format {
        Told::Json => format!("{:#}\n", report(&measured, &total)),
        Told::Text => table::table(&measured, &total),
    })
}

fn gold_of(path: &Path, texts: Option<&Path>) -> Result<Gold, String> {
    let files = world::findings_in(path)?;
    let folders = match world::clusters_in(path) {
        // Gold of findings may stand alone.
        Err(_) if !files.is_empty() => Vec::new(),
        folders => folders?,
    };
    let clusters: Result<_, String> = folders.iter().map(|path| world::read_cluster(path)).collect();
    let findings: Result<_, String> = files.iter().map(|path| world::read_findings(path, texts)).collect();
    Ok(Gold {
        clusters: clusters?,
        findings: findings?,
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

/// What the sets are called: the folders' or files' own names, or, where two have one
/// name, the paths as they were given.
fn names(paths: &[PathBuf]) -> Vec<String> {
    let own = |path: &Path| {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
        name.unwrap_or_else(|| path.display().to_string())
    };
    let names: Vec<String> = paths.iter().map(|path| own(path)).collect();
    let distinct: std::collections::BTreeSet<&String> = names.iter().collect();
    if distinct.len() == names.len() {
        return names;
    }
    paths.iter().map(|path| path.display().to_string()).collect()
}

/// The figures as JSON (`sejajar.eval/1`).
fn report(sets: &[Measured], total: &Measured) -> Value {
    let figures = |set: &Measured, name: Option<&str>| {
        let alignment = set.alignment.as_ref().map(Measures::figures);
        let mut fields = match alignment {
            Some(Value::Object(fields)) => fields,
            _ => serde_json::Map::new(),
        };
        if let Some(measures) = &set.findings {
            fields.insert("findings".to_owned(), measures.figures());
        }
        if let Some(name) = name {
            fields.insert("name".to_owned(), Value::from(name));
        }
        Value::Object(fields)
    };
    let listed: Vec<Value> = sets.iter().map(|set| figures(set, Some(&set.name))).collect();
    json!({ "schema": "sejajar.eval/1", "sets": listed, "total": figures(total, None) })
}
