//! A page read into its parts: what stands in each element that has an anchor.

use std::collections::BTreeMap;

use ego_tree::iter::Edge;
use scraper::node::Element;
use scraper::{Html, Node};

/// Elements that stand inside a line: a word may go on over their ends.
const INLINE: [&str; 10] = ["a", "b", "bdi", "code", "em", "i", "mark", "q", "span", "strong"];

/// Elements whose text nobody reads.
const UNREAD: [&str; 2] = ["script", "style"];

/// A page of a report.
#[derive(Default)]
pub struct Page {
    /// By their anchors; what stands in none is under the empty one.
    pub(super) parts: BTreeMap<String, Part>,
    stated: Stated,
}

/// What a report says of its own making. All may be empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stated {
    /// When it was made, as it is written.
    pub made: String,
    /// The program's version.
    pub version: String,
    /// The project file's name.
    pub project_file: String,
    /// SHA-256 of the project file.
    pub project_sha256: String,
}

/// What stands in an anchored element, without what stands in anchored ones inside it.
#[derive(Default)]
pub(super) struct Part {
    /// Its number in the order of the page.
    pub(super) number: usize,
    /// The anchor around it.
    pub(super) within: String,
    /// Its words; white space does not count.
    pub(super) words: Vec<String>,
    /// Its elements with their attributes, comments and all else that is no text.
    pub(super) elements: Vec<String>,
    /// Whether a word may go on in the next stretch of text.
    open: bool,
}

impl Part {
    pub(super) fn text(&self) -> String {
        self.words.join(" ")
    }

    fn element(&mut self, name: &str, signature: String) {
        self.open &= INLINE.contains(&name);
        self.elements.push(signature);
    }

    /// Adds a stretch of text; a word may begin in one stretch and end in the next.
    fn add(&mut self, text: &str) {
        let mut words = text.split_whitespace();
        if self.open
            && !text.starts_with(char::is_whitespace)
            && let (Some(last), Some(first)) = (self.words.last_mut(), words.clone().next())
        {
            last.push_str(first);
            words.next();
        }
        self.words.extend(words.map(str::to_owned));
        if !text.is_empty() {
            self.open = !text.ends_with(char::is_whitespace);
        }
    }
}

/// An element with its attributes in an order of their own.
fn signature(element: &Element) -> String {
    let mut attributes: Vec<String> = element
        .attrs()
        .map(|(name, value)| format!(" {name}={value:?}"))
        .collect();
    attributes.sort_unstable();
    format!("{}{}", element.name(), attributes.concat())
}

impl Page {
    /// What the page says of its own making.
    #[must_use]
    pub const fn stated(&self) -> &Stated {
        &self.stated
    }

    /// Reads a page as a browser does, whatever is wrong with it.
    #[must_use]
    pub fn read(html: &str) -> Self {
        let document = Html::parse_document(html);
        let mut page = Self::default();
        // The tree may be as deep as the file is long: no recursion.
        let mut anchors: Vec<String> = vec![String::new()];
        page.part("", "");
        let mut labels = Labels::default();
        for edge in document.tree.root().traverse() {
            match edge {
                Edge::Open(node) => match node.value() {
                    Node::Element(element) => {
                        let around = anchors.last().cloned().unwrap_or_default();
                        let anchor = element.id().map_or_else(|| around.clone(), str::to_owned);
                        page.part(&anchor, &around).element(element.name(), signature(element));
                        labels.open(element);
                        anchors.push(anchor);
                    }
                    Node::Text(text) => {
                        let anchor = anchors.last().cloned().unwrap_or_default();
                        let part = page.part(&anchor, "");
                        let inside = node.parent().and_then(|around| around.value().as_element());
                        if inside.is_some_and(|around| UNREAD.contains(&around.name())) {
                            part.elements.push(text.to_string());
                        } else {
                            part.add(text);
                        }
                        labels.text(text, &mut page.stated);
                    }
                    other => {
                        let anchor = anchors.last().cloned().unwrap_or_default();
                        page.part(&anchor, "").elements.push(format!("{other:?}"));
                    }
                },
                Edge::Close(node) => {
                    if let Node::Element(element) = node.value() {
                        let anchor = anchors.pop().unwrap_or_default();
                        page.part(&anchor, "")
                            .element(element.name(), format!("/{}", element.name()));
                        labels.close(element.name());
                    }
                }
            }
        }
        page.stated.trim();
        page
    }

    fn part(&mut self, anchor: &str, within: &str) -> &mut Part {
        let number = self.parts.len();
        self.parts.entry(anchor.to_owned()).or_insert_with(|| Part {
            number,
            within: within.to_owned(),
            ..Part::default()
        })
    }
}

/// Reads what stands in the first list of facts of the page.
#[derive(Default)]
struct Labels {
    label: String,
    inside: Option<Inside>,
    hash: bool,
    /// Inside words that say that a fact is not known, or for a reader who listens.
    aside: bool,
    done: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Inside {
    Label,
    Value,
}

impl Labels {
    fn open(&mut self, element: &Element) {
        let is_aside = |class: &str| matches!(class, "missing" | "spoken");
        match element.name() {
            "dt" => {
                self.label.clear();
                self.inside = Some(Inside::Label);
            }
            "dd" => self.inside = Some(Inside::Value),
            "code" => self.hash = true,
            "span" => self.aside = element.classes().any(is_aside),
            _ => {}
        }
    }

    fn close(&mut self, element: &str) {
        match element {
            "dl" => self.done = true,
            "dt" | "dd" => self.inside = None,
            "code" => self.hash = false,
            "span" => self.aside = false,
            _ => {}
        }
    }

    fn text(&mut self, text: &str, stated: &mut Stated) {
        match self.inside {
            _ if self.done || self.aside => {}
            Some(Inside::Label) => self.label.push_str(text),
            Some(Inside::Value) => match (self.label.as_str(), self.hash) {
                ("Report made", _) => stated.made.push_str(text),
                ("Made with", _) => stated.version.push_str(text),
                ("Project", false) => stated.project_file.push_str(text),
                ("Project", true) => stated.project_sha256.push_str(text),
                _ => {}
            },
            None => {}
        }
    }
}

impl Stated {
    fn trim(&mut self) {
        for text in [
            &mut self.made,
            &mut self.version,
            &mut self.project_file,
            &mut self.project_sha256,
        ] {
            *text = text.trim().to_owned();
        }
        if let Some(version) = self.version.strip_prefix("Sejajar ") {
            self.version = version.to_owned();
        }
    }
}
