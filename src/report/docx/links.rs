//! Links to what the analyst left out of the report: their words stay, the way does not.

use std::collections::BTreeSet;

const LINK: &str = "<w:hyperlink w:anchor=\"";
const END: &str = "</w:hyperlink>";

/// A part whose links lead to bookmarks that are there, and to no others. No text of a
/// part holds a `<`, and no link stands in another.
pub(super) fn kept(part: Vec<u8>, bookmarks: &BTreeSet<String>) -> Vec<u8> {
    let Ok(text) = str::from_utf8(&part) else {
        return part;
    };
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, link)) = rest.split_once(LINK) {
        out.push_str(before);
        let name = link.split('"').next().unwrap_or_default();
        let whole = link.split_once('>').and_then(|(_, inside)| inside.split_once(END));
        match whole {
            Some((inside, after)) if !bookmarks.contains(name) => {
                out.push_str(inside);
                rest = after;
            }
            _ => {
                out.push_str(LINK);
                rest = link;
            }
        }
    }
    out.push_str(rest);
    out.into_bytes()
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_link_to_nothing_is_its_words() {
        let links = "<a/><w:hyperlink w:anchor=\"m1\" w:history=\"1\"><w:r/></w:hyperlink><w:hyperlink w:anchor=\"m2\" w:history=\"1\">x</w:hyperlink>y";
        let kept = super::kept(links.into(), &std::iter::once("m1".to_owned()).collect());
        let expected = "<a/><w:hyperlink w:anchor=\"m1\" w:history=\"1\"><w:r/></w:hyperlink>xy";
        assert_eq!(String::from_utf8_lossy(&kept), expected);
    }
}
