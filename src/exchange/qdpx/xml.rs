//! XML from outside as a tree of elements, bounded. No document type and no entity but
//! XML's own five: nothing in a file can make it grow.

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use crate::text::span::floor_boundary;

/// The deepest that elements stand in each other; codes may be a deep tree.
const MOST_DEPTH: usize = 64;
/// The most elements.
const MOST_ELEMENTS: usize = 2_000_000;

/// The most attributes of an element; the schema knows ten.
const MOST_ATTRIBUTES: usize = 64;

/// An element with what is in it.
#[derive(Debug, Default)]
pub(super) struct Element {
    /// Its name without a prefix.
    pub(super) name: String,
    attributes: Vec<(String, String)>,
    pub(super) children: Vec<Element>,
    /// Its own text.
    pub(super) text: String,
}

impl Element {
    /// The value of an attribute; empty if it has none.
    pub(super) fn value(&self, name: &str) -> &str {
        let found = self.attributes.iter().find(|(own, _)| own == name);
        found.map_or("", |(_, value)| value.as_str())
    }

    /// The elements of this name in it.
    pub(super) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Self> + 'a {
        self.children.iter().filter(move |child| child.name == name)
    }

    /// The first element of this name in it.
    pub(super) fn first(&self, name: &str) -> Option<&Self> {
        self.children.iter().find(|child| child.name == name)
    }

    /// The text of the first element of this name in it.
    pub(super) fn text_of(&self, name: &str) -> &str {
        self.first(name).map_or("", |child| child.text.as_str())
    }
}

/// Reads a document to its end.
pub(super) fn read(xml: &str) -> Result<Element, String> {
    let mut reader = Reader::from_str(xml);
    let mut open: Vec<Element> = Vec::new();
    let mut root = None;
    let mut count = 0_usize;
    let line = |at: u64| {
        let at = floor_boundary(xml, usize::try_from(at).unwrap_or(xml.len()));
        1 + xml.get(..at).unwrap_or_default().matches('\n').count()
    };
    loop {
        let event = reader.read_event();
        let at = reader.buffer_position();
        let told = |what: String| format!("line {}: {what}", line(at));
        match event.map_err(|error| told(format!("this is not XML ({error}); export it anew")))? {
            Event::Start(start) => {
                count += 1;
                if open.len() >= MOST_DEPTH || count > MOST_ELEMENTS {
                    return Err(told(
                        "there are too many elements, or too deep in one another, for a project".to_owned(),
                    ));
                }
                open.push(element(&start).map_err(told)?);
            }
            Event::Empty(start) => {
                count += 1;
                if count > MOST_ELEMENTS {
                    return Err(told("there are too many elements for a project".to_owned()));
                }
                let element = element(&start).map_err(told)?;
                close(element, &mut open, &mut root);
            }
            Event::End(_) => {
                if let Some(element) = open.pop() {
                    close(element, &mut open, &mut root);
                }
            }
            Event::Text(text) => {
                if let Some(element) = open.last_mut() {
                    element.text.push_str(&text.xml10_content());
                }
            }
            Event::CData(text) => {
                if let Some(element) = open.last_mut() {
                    element.text.push_str(&text.xml10_content());
                }
            }
            Event::GeneralRef(reference) => {
                let name: &str = &reference;
                let known = match name {
                    "lt" => Some('<'),
                    "gt" => Some('>'),
                    "amp" => Some('&'),
                    "quot" => Some('"'),
                    "apos" => Some('\''),
                    _ => reference.resolve_char_ref().ok().flatten(),
                };
                let Some(character) = known else {
                    return Err(told(
                        "an entity of its own is used, which is not followed; export it anew".to_owned(),
                    ));
                };
                if let Some(element) = open.last_mut() {
                    element.text.push(character);
                }
            }
            Event::DocType(_) => {
                return Err(told(
                    "there is a document type, which no REFI-QDA project has; such a file is not to be trusted, and nothing was read"
                        .to_owned(),
                ));
            }
            Event::Eof if !open.is_empty() => return Err(told("the file ends too early; export it anew".to_owned())),
            Event::Eof => return root.ok_or_else(|| told("there is nothing in it".to_owned())),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
        }
    }
}

fn close(element: Element, open: &mut [Element], root: &mut Option<Element>) {
    match open.last_mut() {
        Some(parent) => parent.children.push(element),
        None => *root = Some(element),
    }
}

fn element(start: &BytesStart<'_>) -> Result<Element, String> {
    let mut attributes = Vec::new();
    for (index, attribute) in start.attributes().enumerate() {
        if index >= MOST_ATTRIBUTES {
            return Err("an element has too many attributes for a project".to_owned());
        }
        let attribute = attribute.map_err(|error| format!("an attribute cannot be read ({error})"))?;
        let value = attribute
            .normalized_value(XmlVersion::Implicit1_0)
            .map_err(|error| format!("an attribute cannot be read ({error})"))?;
        attributes.push((attribute.key.local_name().into_inner().to_owned(), value.into_owned()));
    }
    Ok(Element {
        name: start.local_name().into_inner().to_owned(),
        attributes,
        children: Vec::new(),
        text: String::new(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hostile_documents_are_refused() {
        let bomb = "<!DOCTYPE a [<!ENTITY x \"y\">]><a>&x;</a>";
        for (xml, words) in [
            (bomb, "document type"),
            ("<a>&x;</a>", "entity of its own"),
            ("<a b='&x;'/>", "attribute"),
            ("<a><b></a>", "not XML"),
            ("<a>", "too early"),
            ("", "nothing in it"),
        ] {
            let error = read(xml).expect_err(xml);
            assert!(error.contains(words), "{xml}: {error}");
        }
        let deep = "<a>".repeat(100_000);
        assert!(read(&deep).expect_err("deep").contains("too deep"));
    }

    #[test]
    fn references_and_names_are_resolved() {
        let root = read("<q:a xmlns:q='u' b='1 &amp; 2'>x&#x1F44D;&lt;<![CDATA[<y>]]></q:a>").expect("a tree");
        assert_eq!(
            (root.name.as_str(), root.value("b"), root.text.as_str()),
            ("a", "1 & 2", "x👍<<y>")
        );
    }
}
