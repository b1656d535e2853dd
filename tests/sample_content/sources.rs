//! The register of the sample. The first nine keep their numbers; the spelling of one
//! article is left as a source of its own, so that the app proposes to merge it.

use sejajar::dossier::SourceKind::{Anonymous, Document, Medium, Organisation, Person, State};

use super::Voice;

const NOBODY: Voice = Voice {
    name: "",
    aliases: &[],
    kind: Person,
    role: "",
    parent: "",
    rating: None,
};

pub(crate) const SOURCES: [Voice; 22] = [
    Voice {
        name: "KCNA",
        aliases: &["Korean Central News Agency"],
        kind: Medium,
        role: "state news agency of North Korea",
        rating: Some((
            'D',
            "Tells what its government wants told: dates and names of a visit mostly hold, words and feelings \
             cannot be checked.",
        )),
        ..NOBODY
    },
    Voice {
        name: "Tass",
        kind: Medium,
        role: "state news agency of Russia",
        rating: Some(('D', "Was there, but as the agency of one of the two governments.")),
        ..NOBODY
    },
    Voice {
        name: "Yuri Ushakov",
        aliases: &["Yury Ushakov"],
        role: "foreign-policy adviser to Putin",
        parent: "Kremlin",
        rating: Some((
            'C',
            "Close to the matter; A and F have different words from him on one treaty.",
        )),
        ..NOBODY
    },
    Voice {
        name: "Matthew Miller",
        role: "spokesman; F calls him foreign minister",
        parent: "US State Department",
        rating: Some((
            'B',
            "Speaks for his ministry and on the record; gives figures, not what they rest on.",
        )),
        ..NOBODY
    },
    Voice {
        name: "Antony Blinken",
        role: "US Secretary of State",
        parent: "US State Department",
        rating: Some(('B', "Speaks for his government and on the record.")),
        ..NOBODY
    },
    Voice {
        name: "Moscow and Pyongyang",
        aliases: &["Kremlin dan pemerintah Kim"],
        kind: State,
        role: "the two governments, named together",
        rating: Some((
            'E',
            "Both are party to what they deny, and no article has more than the denial.",
        )),
        ..NOBODY
    },
    Voice {
        name: "United States and South Korea",
        kind: State,
        role: "an estimate of both; counted with the United States, so that one estimate is not two origins",
        parent: "United States",
        rating: Some((
            'B',
            "An estimate of two services that watch the port; how it was made is not told.",
        )),
        ..NOBODY
    },
    Voice {
        name: "Moscow media",
        kind: Anonymous,
        role: "“a number of Moscow media”, none named",
        rating: Some(('F', "Nobody is named.")),
        ..NOBODY
    },
    Voice {
        name: "Presidential decree",
        kind: Document,
        role: "signed by Putin on the eve of the visit",
        parent: "Kremlin",
        ..NOBODY
    },
    Voice {
        name: "Kremlin",
        kind: Organisation,
        role: "the Russian president and his staff",
        ..NOBODY
    },
    Voice {
        name: "US State Department",
        kind: Organisation,
        role: "foreign ministry",
        parent: "United States",
        ..NOBODY
    },
    Voice {
        name: "United States",
        aliases: &["Amerika Serikat", "Washington"],
        kind: State,
        ..NOBODY
    },
    Voice {
        name: "NATO",
        kind: Organisation,
        role: "military alliance",
        ..NOBODY
    },
    Voice {
        name: "Jens Stoltenberg",
        role: "Secretary General of NATO",
        parent: "NATO",
        rating: Some((
            'B',
            "Speaks for the alliance and on the record; says that he fears it, not that he knows it.",
        )),
        ..NOBODY
    },
    Voice {
        name: "Vladimir Putin",
        role: "president of Russia",
        parent: "Kremlin",
        ..NOBODY
    },
    Voice {
        name: "Rodong Sinmun",
        kind: Medium,
        role: "newspaper of the ruling party of North Korea; printed Putin’s article",
        ..NOBODY
    },
    Voice {
        name: "Interfax",
        kind: Medium,
        role: "news agency in Moscow",
        ..NOBODY
    },
    Voice {
        name: "Kabar Randu",
        kind: Medium,
        role: "outlet of article D; E is its own English translation",
        ..NOBODY
    },
    Voice {
        name: "Denis Manturov",
        role: "deputy prime minister of Russia",
        ..NOBODY
    },
    Voice {
        name: "Denis Mantrurov",
        role: "deputy prime minister, as A spells him",
        ..NOBODY
    },
    Voice {
        name: "Yury Borisov",
        role: "head of Roscosmos",
        ..NOBODY
    },
    Voice {
        name: "North Korean state media",
        aliases: &["media pemerintah Korea Utara"],
        kind: Anonymous,
        role: "which of them, D leaves open; two sentences on it gives the same words to KCNA",
        parent: "KCNA",
        ..NOBODY
    },
];

/// Two that are never to be one, whatever their first names look like.
pub(crate) const APART: (&str, &str) = ("Yuri Ushakov", "Yury Borisov");

/// Which article is a copy of whose text.
pub(crate) const COPIES: [(usize, &str); 1] = [(4, "Kabar Randu")];

/// Where somebody is named.
pub(crate) const NAMINGS: [(usize, &str, &str); 10] = [
    (0, "Menurut KCNA", "KCNA"),
    (1, "demikian siaran KCNA", "KCNA"),
    (3, "lapor KCNA", "KCNA"),
    (5, "kata KCNA", "KCNA"),
    (5, "tulis kantor berita Tass", "Tass"),
    (0, "Denis Mantrurov", "Denis Mantrurov"),
    (2, "Denis Manturov", "Denis Manturov"),
    (5, "Denis Manturov", "Denis Manturov"),
    (5, "kepala Roscosmos Yury Borisov", "Yury Borisov"),
    (3, "dikutip Interfax", "Interfax"),
];
