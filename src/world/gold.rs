//! Reading gold to measure with: clusters of articles in folders, and findings beside
//! them or in a file of their own.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::align::eval::{Cluster, Gold, Lines};
use crate::findings::eval as findings;
use crate::import::{self, Imported};

/// The file that makes a folder a cluster.
const GOLD: &str = "gold.json";

/// The file that says what is to be found in the texts beside it.
const FINDINGS: &str = "findings.json";

/// The folders of the clusters that `folder` stands for: itself, or those in it.
///
/// # Errors
/// In words: which folder, what is missing, what to do.
pub fn clusters_in(folder: &Path) -> Result<Vec<PathBuf>, String> {
    if !folder.is_dir() {
        let what = if folder.exists() {
            "this is not a folder"
        } else {
            "there is no such folder"
        };
        return Err(format!(
            "{}: {what}. Give a folder with {GOLD} and articles (.txt), or a folder of such folders",
            folder.display()
        ));
    }
    if folder.join(GOLD).exists() {
        return Ok(vec![folder.to_owned()]);
    }
    let inner = entries(folder)?;
    let clusters: Vec<PathBuf> = inner.iter().filter(|path| path.join(GOLD).exists()).cloned().collect();
    if clusters.is_empty() {
        let deeper = inner
            .iter()
            .filter(|path| path.is_dir())
            .find(|path| entries(path).is_ok_and(|inside| inside.iter().any(|path| path.join(GOLD).exists())));
        let hint = deeper.map_or_else(
            || "Give a folder with articles and gold.json".to_owned(),
            |path| format!("Give the folders in it, such as {}", path.display()),
        );
        return Err(format!(
            "{}: no {GOLD} in it or in a folder in it. {hint}",
            folder.display()
        ));
    }
    Ok(clusters)
}

/// Reads a cluster.
///
/// # Errors
/// In words: which file, where in it, what is wrong.
pub fn read_cluster(folder: &Path) -> Result<Cluster, String> {
    let path = folder.join(GOLD);
    let told = |error: &str| format!("{}: {error}", path.display());
    let text = std::fs::read_to_string(&path).map_err(|error| told(&format!("could not read it ({error})")))?;
    let gold = Gold::parse(&text).map_err(|error| told(&error))?;
    let mut articles = Vec::new();
    for path in entries(folder)? {
        if path.extension().is_some_and(|extension| extension == "txt") {
            articles.push(read_lines(&path)?);
        }
    }
    if articles.is_empty() {
        return Err(format!(
            "{}: there is no article in it; a cluster has articles (.txt) beside {GOLD}",
            folder.display()
        ));
    }
    let cluster = Cluster { gold, articles };
    cluster.check().map_err(|error| told(&error))?;
    Ok(cluster)
}

/// What is to be found in some articles, and the articles.
#[derive(Debug)]
pub struct FindingsGold {
    /// What is to be found.
    pub gold: findings::Gold,
    /// The articles by the names that the gold gives them, as they are imported.
    pub articles: Vec<(String, Imported)>,
}

/// The files with gold of findings that `path` stands for: itself, or those in the
/// folder or in folders in it; there may be none.
///
/// # Errors
/// In words: which folder could not be read.
pub fn findings_in(path: &Path) -> Result<Vec<PathBuf>, String> {
    if path.is_file() && path.extension().is_some_and(|extension| extension == "json") {
        return Ok(vec![path.to_owned()]);
    }
    if !path.is_dir() {
        return Ok(Vec::new());
    }
    let own = path.join(FINDINGS);
    if own.exists() {
        return Ok(vec![own]);
    }
    let inner = entries(path)?.into_iter().map(|inner| inner.join(FINDINGS));
    Ok(inner.filter(|file| file.exists()).collect())
}

/// Reads gold of findings and its articles, which stand in `texts`, or where the gold
/// says, or beside it.
///
/// # Errors
/// In words: which file, where in it, what is wrong, what to do.
pub fn read_findings(path: &Path, texts: Option<&Path>) -> Result<FindingsGold, String> {
    let told = |error: &str| format!("{}: {error}", path.display());
    let text = std::fs::read_to_string(path).map_err(|error| told(&format!("could not read it ({error})")))?;
    let gold = findings::Gold::parse(&text).map_err(|error| told(&error))?;
    let beside = path.parent().unwrap_or(path);
    let folder = match (texts, &gold.texts) {
        (Some(folder), _) => folder.to_owned(),
        (None, Some(folder)) => beside.join(folder),
        (None, None) => beside.to_owned(),
    };
    let files: Vec<PathBuf> = if gold.articles.is_empty() {
        let all = entries(&folder)?.into_iter();
        all.filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
            .collect()
    } else {
        gold.articles.iter().map(|article| folder.join(&article.file)).collect()
    };
    if let Some(missing) = files.iter().find(|file| !file.exists()) {
        return Err(told(&format!(
            "its article {} is not there. Give the folder of the texts with --texts",
            missing.display()
        )));
    }
    let mut articles = Vec::with_capacity(files.len());
    for (number, file) in files.iter().enumerate() {
        let imported = super::read_article(file)?;
        let expected = gold.articles.get(number).map(|article| &article.sha256);
        if expected.is_some_and(|expected| *expected != imported.article.origin.sha256) {
            return Err(format!(
                "{}: this is not the file that {} was made on (its SHA-256 differs), so its offsets mean nothing here",
                file.display(),
                path.display()
            ));
        }
        let name = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        articles.push((name, imported));
    }
    let named: BTreeMap<String, &str> = articles
        .iter()
        .map(|(name, imported)| (name.clone(), &*imported.article.text))
        .collect();
    gold.check(&named).map_err(|error| told(&error))?;
    Ok(FindingsGold { gold, articles })
}

fn read_lines(path: &Path) -> Result<Lines, String> {
    let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let bytes = std::fs::read(path).map_err(|error| format!("{}: could not read it ({error})", path.display()))?;
    // Gold is taken as it is: what an importer would refuse may stand on its lines.
    let text = match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(other) => {
            import::decode(other.as_bytes(), &path.display().to_string())
                .map_err(|error| error.to_string())?
                .text
        }
    };
    Ok(Lines {
        language: import::language(&text).to_owned(),
        name,
        text,
    })
}

/// What is in a folder, by name.
fn entries(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let told = |error: std::io::Error| format!("{}: could not read the folder ({error})", folder.display());
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(told)? {
        found.push(entry.map_err(told)?.path());
    }
    found.sort();
    Ok(found)
}
