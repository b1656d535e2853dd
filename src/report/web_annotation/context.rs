//! The JSON-LD context: the Web Annotation one, and what it has no words for.

use serde::Serialize;

/// That of the W3C, then our own terms. Both stand in the file as a reader needs them:
/// the first by its address, which readers know without asking for it.
#[derive(Serialize)]
pub(super) struct Context(&'static str, Terms);

pub(super) const CONTEXT: Context = Context("http://www.w3.org/ns/anno.jsonld", TERMS);

/// The beginning of the names of our own terms: a URN, since they stand on no page.
macro_rules! term {
    ($name:literal) => {
        concat!("urn:sejajar:terms:", $name)
    };
}

/// A term whose value is the name of a thing, or a list.
#[derive(Serialize)]
struct Typed {
    #[serde(rename = "@id")]
    id: &'static str,
    #[serde(rename = "@type", skip_serializing_if = "str::is_empty")]
    kind: &'static str,
    #[serde(rename = "@container", skip_serializing_if = "str::is_empty")]
    container: &'static str,
}

const fn typed(id: &'static str, kind: &'static str, container: &'static str) -> Typed {
    Typed { id, kind, container }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Terms {
    #[serde(rename = "ArticleText")]
    article_text: &'static str,
    role: &'static str,
    record: &'static str,
    asks: &'static str,
    through: Typed,
    attributed_at: Typed,
    article: Typed,
    articles: Typed,
    file_name: &'static str,
    sha256: &'static str,
    text_sha256: &'static str,
    project_sha256: &'static str,
    left_out: &'static str,
    outlet: &'static str,
    headline: &'static str,
    byline: &'static str,
    published: &'static str,
    address: &'static str,
    text: &'static str,
}

const TERMS: Terms = Terms {
    article_text: term!("ArticleText"),
    role: term!("role"),
    record: term!("record"),
    asks: term!("asks"),
    through: typed(term!("through"), "", "@list"),
    attributed_at: typed(term!("attributedAt"), "@id", ""),
    article: typed(term!("article"), "@id", ""),
    articles: typed(term!("articles"), "@id", "@set"),
    file_name: term!("fileName"),
    sha256: term!("sha256"),
    text_sha256: term!("textSha256"),
    project_sha256: term!("projectSha256"),
    left_out: term!("leftOut"),
    outlet: term!("outlet"),
    headline: term!("headline"),
    byline: term!("byline"),
    published: term!("published"),
    address: term!("address"),
    text: term!("text"),
};
