//! Bytes become text: which encoding, how sure, and what could not be read.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::{ImportError, binary, check_size};

/// Bytes from which the encoding is guessed.
const SAMPLE: usize = 256 * 1024;
/// One control character in this many shows a binary file.
const CHARS_PER_CONTROL: usize = 200;

/// A decoded file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text, unchanged but for a byte order mark.
    pub text: String,
    /// The encoding it was read in (WHATWG name).
    pub encoding: &'static str,
    /// What the analyst should know about it, in words.
    pub warnings: Vec<String>,
}

/// How the encoding was found.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Certainty {
    /// By a byte order mark, or because only that encoding fits.
    Known,
    /// By what is likely.
    Guessed,
}

/// Decodes a plain-text file: by its byte order mark, else as UTF-8 where it is
/// valid, else as UTF-16 where it looks like it, else by statistics
/// (`chardetng`, the detector of Firefox).
///
/// # Errors
/// [`ImportError`] when the file is too large, empty, or not plain text.
pub fn decode(bytes: &[u8], file_name: &str) -> Result<Decoded, ImportError> {
    check_size(u64::try_from(bytes.len()).unwrap_or(u64::MAX), file_name)?;
    let file = || file_name.to_owned();
    let refused = |foreign: binary::Foreign| ImportError::NotText {
        file: file(),
        kind: foreign.kind,
        hint: foreign.hint,
    };
    if let Some(foreign) = binary::foreign(bytes) {
        return Err(refused(foreign));
    }
    let (encoding, body, certainty) = encoding_of(bytes);
    let (text, _) = encoding.decode_without_bom_handling(body);
    let text = text.into_owned();
    if text.trim().is_empty() {
        return Err(ImportError::Empty { file: file() });
    }
    if let Some(foreign) = binary::markup(&text) {
        return Err(refused(foreign));
    }
    let controls = binary::controls(&text);
    let replaced = text.matches('\u{fffd}').count();
    let chars = text.chars().count();
    if controls * CHARS_PER_CONTROL > chars || replaced * 4 > chars {
        return Err(ImportError::Binary { file: file() });
    }
    let mut warnings = Vec::new();
    if certainty == Certainty::Guessed {
        warnings.push(format!(
            "The file does not say its encoding; it was read as {}. If letters look wrong, save it as UTF-8 and import it again.",
            encoding.name()
        ));
    }
    if replaced > 0 {
        warnings.push(format!(
            "{replaced} {} could not be decoded as {} and {} shown as “\u{fffd}”.",
            if replaced == 1 { "place" } else { "places" },
            encoding.name(),
            if replaced == 1 { "is" } else { "are" },
        ));
    }
    if controls > 0 {
        warnings.push(format!(
            "The text holds {controls} control characters; they are kept and shown as marks."
        ));
    }
    Ok(Decoded {
        text,
        encoding: encoding.name(),
        warnings,
    })
}

/// The encoding of a file, the bytes after its mark, and how it was found.
fn encoding_of(bytes: &[u8]) -> (&'static Encoding, &[u8], Certainty) {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return (encoding, bytes.get(mark..).unwrap_or_default(), Certainty::Known);
    }
    if let Some(encoding) = utf16_without_mark(bytes) {
        return (encoding, bytes, Certainty::Guessed);
    }
    // ISO-2022-JP is all in ASCII bytes and switches by escape characters.
    let escapes = bytes.contains(&0x1b);
    if std::str::from_utf8(bytes).is_ok() && !escapes {
        return (UTF_8, bytes, Certainty::Known);
    }
    if mostly_utf8(bytes) {
        return (UTF_8, bytes, Certainty::Guessed);
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(bytes.get(..SAMPLE).unwrap_or(bytes), true);
    (detector.guess(None, Utf8Detection::Allow), bytes, Certainty::Guessed)
}

/// UTF-16 without a mark: the high bytes of its spaces, line ends and full stops (of
/// all letters, in Latin script) are zero, and zeros stand mostly on that side. It is
/// asked before UTF-8, because such bytes can be valid UTF-8 with NULs.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = bytes.get(..SAMPLE).unwrap_or(bytes);
    let pairs = sample.len() / 2;
    let (mut even, mut odd) = (0, 0);
    for pair in sample.chunks_exact(2) {
        if let [first, second] = pair {
            even += usize::from(*first == 0);
            odd += usize::from(*second == 0);
        }
    }
    let one_sided = |zeros: usize, others: usize| zeros * 40 >= pairs && zeros > 1 && others * 4 <= zeros;
    let encoding = match () {
        () if one_sided(odd, even) => UTF_16LE,
        () if one_sided(even, odd) => UTF_16BE,
        () => return None,
    };
    let (text, errors) = encoding.decode_without_bom_handling(sample.get(..pairs * 2)?);
    let readable = |c: &char| c.is_alphanumeric() || c.is_whitespace();
    let chars = text.chars().count();
    (!errors && text.chars().filter(readable).count() * 10 >= chars * 7).then_some(encoding)
}

/// Whether a file is UTF-8 but for a few broken places: ten sound characters beyond
/// ASCII for each broken one, or the file is cut off inside a character.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut sound, mut broken) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        sound += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    sound > 0 && sound >= 10 * broken
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Kapal “Sriwijaya” tiba – café di dermaga penuh.\r\nSemua naïf.";

    fn utf16(text: &str, bytes_of: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes_of).collect()
    }

    #[track_caller]
    fn reads(bytes: &[u8], encoding: &str, guessed: bool) {
        let decoded = decode(bytes, "a.txt").unwrap();
        assert_eq!((decoded.text.as_str(), decoded.encoding), (TEXT, encoding));
        assert_eq!(decoded.warnings.len(), usize::from(guessed), "{:?}", decoded.warnings);
    }

    #[test]
    fn every_way_to_say_or_not_say_an_encoding() {
        let (le, be) = (utf16(TEXT, u16::to_le_bytes), utf16(TEXT, u16::to_be_bytes));
        reads(TEXT.as_bytes(), "UTF-8", false);
        reads(&[b"\xEF\xBB\xBF", TEXT.as_bytes()].concat(), "UTF-8", false);
        reads(&[b"\xFF\xFE", le.as_slice()].concat(), "UTF-16LE", false);
        reads(&[b"\xFE\xFF", be.as_slice()].concat(), "UTF-16BE", false);
        reads(&le, "UTF-16LE", true);
        reads(&be, "UTF-16BE", true);
        let (cp1252, _, lossy) = encoding_rs::WINDOWS_1252.encode(TEXT);
        assert!(!lossy);
        reads(&cp1252, "windows-1252", true);
    }

    #[test]
    fn other_scripts_are_guessed_too() {
        let korean =
            "김정은 위원장이 공항에서 푸틴 대통령을 맞이했다. 두 정상은 함께 차에 올랐다. 회담은 오후에 열렸다.";
        let decoded = decode(&utf16(korean, u16::to_le_bytes), "k.txt").unwrap();
        assert_eq!((decoded.text.as_str(), decoded.encoding), (korean, "UTF-16LE"));
        let russian =
            "Самолёт президента приземлился в аэропорту, где его встретил глава государства. Они обнялись и уехали.";
        let (bytes, ..) = encoding_rs::WINDOWS_1251.encode(russian);
        let decoded = decode(&bytes, "r.txt").unwrap();
        assert_eq!((decoded.text.as_str(), decoded.encoding), (russian, "windows-1251"));
        let japanese = "船は夜に港に着いた。人々は埠頭で待っていた。";
        let (bytes, ..) = encoding_rs::ISO_2022_JP.encode(japanese);
        let decoded = decode(&bytes, "j.txt").unwrap();
        assert_eq!((decoded.text.as_str(), decoded.encoding), (japanese, "ISO-2022-JP"));
    }

    #[test]
    fn a_broken_place_is_counted_and_the_rest_stays() {
        let mut bytes = "Kapal “Sriwijaya” tiba – “café” penuh – “ya” – “baik” kata “nakhoda” itu."
            .as_bytes()
            .to_vec();
        bytes.push(0xE2);
        let decoded = decode(&bytes, "a.txt").unwrap();
        assert_eq!(decoded.encoding, "UTF-8");
        assert!(decoded.text.contains("“nakhoda” itu.\u{fffd}"));
        assert!(
            decoded.warnings.iter().any(|w| w.starts_with("1 place could not")),
            "{:?}",
            decoded.warnings
        );
    }

    #[test]
    fn what_is_no_text_is_refused_with_a_way_out() {
        let png = b"\x89PNG\r\n\x1a\n rest";
        let noise: Vec<u8> = (0..4000_u32)
            .map(|i| i.wrapping_mul(2_654_435_761).to_be_bytes()[1])
            .collect();
        for (bytes, part) in [
            (b"%PDF-1.7 ...".as_slice(), "a PDF document"),
            (b"PK\x03\x04....word/document.xml", "a Word document"),
            (b"PK\x03\x04....", "a ZIP archive"),
            (png, "a PNG picture"),
            (b"  <!DOCTYPE html><html><p>Kapal</p></html>", "HTML itself comes later"),
            (b"<?xml version='1.0'?><a/>", "an XML document"),
            (&noise, "not plain text"),
            (&[0; 300], "not plain text"),
            (b"", "empty"),
            (b"\xEF\xBB\xBF \r\n ", "empty"),
        ] {
            let error = decode(bytes, "berita.txt").unwrap_err().to_string();
            assert!(error.starts_with("berita.txt: ") && error.contains(part), "{error}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_are_decoded_or_refused(bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..400)) {
            let _ = decode(&bytes, "x");
        }

        #[test]
        fn utf8_is_read_as_it_is(text in "[a-zé“中 ]{1,80}x") {
            proptest::prop_assert_eq!(decode(text.as_bytes(), "x").unwrap().text, text);
        }
    }
}
