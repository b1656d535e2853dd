//! The report as JSON: all of the tree, exact, for programs.
//!
//! The types here are the format's own and say what every field holds. The schema beside
//! them (`assets/schema/report-1.schema.json`) is made from them and written beside each
//! export, so that a file explains itself. Text is exact: what cannot be seen stays what
//! it is, since places count it.

mod articles;
mod claims;
mod document;
mod passages;
mod places;
mod prose;
mod register;
mod terms;
mod timeline;

use std::io;

use super::tree::Report;

/// What the name of the schema's file ends with.
pub(super) const BESIDE: [&str; 1] = ["-schema.json"];

/// The JSON Schema (2020-12) of what [`write`] writes.
pub(super) const SCHEMA: &str = include_str!("../../../assets/schema/report-1.schema.json");

/// Writes the report.
///
/// # Errors
/// What `out` says.
pub(super) fn write(report: &Report, out: &mut dyn io::Write) -> io::Result<()> {
    let texts = places::Texts::of(report);
    let document = document::Document::of(report, &texts);
    let mut out = io::BufWriter::new(out);
    serde_json::to_writer_pretty(&mut out, &document)?;
    io::Write::write_all(&mut out, b"\n")?;
    io::Write::flush(&mut out)
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    /// The schema of the types as they are now.
    fn made() -> String {
        let settings = schemars::generate::SchemaSettings::draft2020_12().for_serialize();
        let mut schema = settings
            .into_generator()
            .into_root_schema_for::<document::Document<'_>>();
        schema.insert("title".to_owned(), "Sejajar report, version 1".into());
        // What tells one kind of block from another has no comment of its own in Rust.
        let mut describe = schemars::transform::RecursiveTransform(|schema: &mut schemars::Schema| {
            if let Some(kind) = schema.pointer_mut("/properties/kind").and_then(Value::as_object_mut)
                && kind.contains_key("const")
            {
                kind.insert("description".to_owned(), "Which kind this is.".into());
            }
        });
        schemars::transform::Transform::transform(&mut describe, &mut schema);
        let mut text = serde_json::to_string_pretty(&schema).expect("JSON");
        text.push('\n');
        text
    }

    #[test]
    fn the_schema_is_that_of_the_types() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/schema/report-1.schema.json");
        if std::env::var_os("SCHEMA_UPDATE").is_some() {
            std::fs::write(path, made()).expect("a file");
            return;
        }
        let says = "the types changed: run with SCHEMA_UPDATE=1, and raise the version if old readers would fail";
        assert!(made() == SCHEMA, "{says}");
    }

    /// Faults of a schema and of all in it.
    fn faults(path: &str, schema: &Value, found: &mut Vec<String>) {
        let Value::Object(fields) = schema else { return };
        if let Some(Value::Object(properties)) = fields.get("properties") {
            if fields.get("additionalProperties") != Some(&Value::Bool(false)) {
                found.push(format!("{path} takes further fields"));
            }
            for (name, property) in properties {
                if property.get("description").is_none() {
                    found.push(format!("{path}.{name} is not described"));
                }
            }
        }
        for (name, inner) in fields {
            let path = format!("{path}.{name}");
            match inner {
                Value::Array(several) => several.iter().for_each(|one| faults(&path, one, found)),
                one => faults(&path, one, found),
            }
        }
    }

    #[test]
    fn every_field_is_described_and_no_other_is_taken() {
        let schema = serde_json::from_str(SCHEMA).expect("JSON");
        let mut found = Vec::new();
        faults("report", &schema, &mut found);
        assert!(found.is_empty(), "{}", found.join("\n"));
    }
}
