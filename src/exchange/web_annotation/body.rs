//! What an annotation says: by our own roles where it has them, else by the purposes that
//! every program knows.

use serde_json::Value;

use super::{is, list, of as property};
use crate::exchange::{Voice, What, stance};

/// The words for an annotation that says nothing.
const SAYS_NOTHING: &str = "annotations with neither a tag nor a comment are left out: they say nothing of the passage";

/// What is said, each with its comment; or why nothing is.
pub(super) fn of(annotation: &Value) -> (Vec<(What, String)>, Option<&'static str>) {
    let bodies = list(property(annotation, &["body", "oa:hasBody"]));
    let role = |body: &Value| body.get("role").and_then(Value::as_str).map(str::to_owned);
    let says = if bodies.iter().any(|body| role(body).is_some()) {
        by_role(bodies)
    } else {
        by_purpose(annotation, bodies)
    };
    let nothing = says.is_empty().then_some(SAYS_NOTHING);
    (says, nothing)
}

/// What a message calls an annotation.
pub(super) fn called(what: &What, comment: &str) -> String {
    match what {
        What::Claim { statement, .. } => statement.clone(),
        What::Naming(name) => name.clone(),
        What::Note => comment.to_owned(),
    }
}

fn text(body: &Value) -> String {
    let value = property(body, &["value", "rdf:value", "chars"]);
    value.as_str().unwrap_or_default().trim().to_owned()
}

/// As Sejajar writes it.
fn by_role(bodies: &[Value]) -> Vec<(What, String)> {
    let mut claim = None;
    let (mut said, mut value, mut voice, mut naming) = (None, String::new(), None, None);
    let mut notes = Vec::new();
    for body in bodies {
        let words = text(body);
        match body.get("role").and_then(Value::as_str) {
            Some("claim") => claim = Some(words),
            Some("stance") => said = stance(&words),
            Some("value") => value = words,
            Some("voice") => voice = voice_of(body, words),
            Some("naming") => naming = Some(words),
            Some("note") => notes.push(words),
            _ => {}
        }
    }
    let comment = notes.join("\n\n");
    let what = match (
        claim.filter(|claim| !claim.is_empty()),
        naming.filter(|name| !name.is_empty()),
    ) {
        (Some(statement), _) => What::Claim {
            statement,
            stance: said,
            value,
            voice,
        },
        (None, Some(name)) => What::Naming(name),
        (None, None) if comment.trim().is_empty() => return Vec::new(),
        (None, None) => What::Note,
    };
    vec![(what, comment)]
}

fn voice_of(body: &Value, name: String) -> Option<Voice> {
    let at = body.get("attributedAt");
    let number = |key: &str| at?.get(key)?.as_u64().and_then(|number| usize::try_from(number).ok());
    let through = body.get("through").map(list).unwrap_or_default();
    let through = through.iter().filter_map(Value::as_str).map(str::trim);
    (!name.is_empty()).then(|| Voice {
        name,
        via: through.filter(|name| !name.is_empty()).map(str::to_owned).collect(),
        cue: number("start").zip(number("end")),
    })
}

/// As other programs write it: a tag is the draft of a claim, a comment stays one.
fn by_purpose(annotation: &Value, bodies: &[Value]) -> Vec<(What, String)> {
    let motivated = property(annotation, &["motivation", "oa:motivatedBy"]);
    let (mut tags, mut comments) = (Vec::new(), Vec::new());
    let value = annotation.get("bodyValue").and_then(Value::as_str).map(str::trim);
    comments.extend(value.map(str::to_owned));
    for body in bodies {
        let words = text(body);
        let own = property(body, &["purpose", "oa:hasPurpose"]);
        let purposes = list(if own.is_null() { motivated } else { own });
        let is_tag = is(body, "Tag")
            || purposes
                .iter()
                .filter_map(Value::as_str)
                .any(|purpose| purpose.ends_with("tagging") || purpose.ends_with("classifying"));
        if words.is_empty() {
            continue;
        }
        if is_tag {
            tags.push(words);
        } else {
            comments.push(words);
        }
    }
    comments.retain(|comment| !comment.is_empty());
    let comment = comments.join("\n\n");
    if tags.is_empty() {
        return if comment.is_empty() {
            Vec::new()
        } else {
            vec![(What::Note, comment)]
        };
    }
    let claims = tags.into_iter().map(|statement| What::Claim {
        statement,
        stance: None,
        value: String::new(),
        voice: None,
    });
    claims.map(|what| (what, comment.clone())).collect()
}
