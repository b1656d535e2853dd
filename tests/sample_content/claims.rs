//! The claims of the sample and their marks. The first seven keep their numbers and
//! those of their marks: other tests name them.

use sejajar::dossier::{Confidence, Likelihood, Status};

use super::{Judged, Said, TagRow, asserts, denies, hedges, reports};

/// The codebook; a tag stands after the one above it.
pub(crate) const TAGS: [TagRow; 8] = [
    (
        "Visit",
        "",
        0,
        "What happened, when, and who was there: what somebody on the spot could have seen.",
    ),
    ("Arrival", "Visit", 0, "From the plane to the guest house."),
    (
        "Programme",
        "Visit",
        4,
        "What was planned for the day, and who came along.",
    ),
    ("Arms", "", 1, "Weapons between the two countries, either way."),
    (
        "Deliveries",
        "Arms",
        1,
        "What North Korea has sent. Not what Russia gives for it.",
    ),
    ("Repayment", "Arms", 5, "What Russia gives or may give in return."),
    ("Treaty", "", 2, "The partnership treaty: whether, when, what it says."),
    (
        "Message",
        "",
        3,
        "What one side wants to be heard: praise, promises, brotherhood. True or not, it is a message.",
    ),
];

/// Where the first holds, the second does.
pub(crate) const ENTAILS: (usize, usize) = (8, 10);
/// They cannot both hold.
pub(crate) const RULED_OUT: (usize, usize) = (7, 13);

const NOTHING: Said = Said {
    statement: "",
    asks: "",
    tags: &[],
    assessment: None,
    overruled: None,
    marks: &[],
};

pub(crate) const CLAIMS: [Said; 13] = [
    Said {
        statement: "Putin landed in Pyongyang before dawn on Wednesday, 19 June",
        asks: "which day and hour",
        tags: &["Arrival"],
        assessment: Some(Judged {
            credibility: 2,
            likelihood: Some(Likelihood::VeryLikely),
            confidence: Some(Confidence::Moderate),
            reason: "F gives the hour and says that it is local time; A and D agree with it. What B and C give is \
                     the same moment on the clock of Moscow. Nobody names a source.",
        }),
        marks: &[
            asserts(0, "Rabu (19/6/2024) menjelang subuh").value("Wed 19 June, before dawn"),
            denies(1, "pada Selasa (18/6/2024) malam").value("Tue 18 June, evening"),
            denies(2, "Pesawat Putin tiba pada Selasa (18/6) malam.").value("Tue 18 June, evening"),
            asserts(3, "pada Rabu dini hari").value("Wed 19 June, small hours"),
            asserts(5, "Pesawat Putin mendarat pukul 03.00 waktu setempat, Rabu (19/6/2024).")
                .value("Wed 19 June, 03:00 local"),
        ],
        ..NOTHING
    },
    Said {
        statement: "North Korea has handed weapons to Russia for the war in Ukraine",
        asks: "how many of what",
        tags: &["Deliveries"],
        assessment: Some(Judged {
            credibility: 3,
            likelihood: Some(Likelihood::Likely),
            confidence: Some(Confidence::Low),
            reason: "All that states it goes back to one government; those who deny it are the two it would \
                     concern. No article cites a ship, a photograph or a find.",
        }),
        marks: &[
            denies(0, "Baik Moskow maupun Pyongyang berulang kali menampik adanya pengiriman senjata di antara mereka.")
                .by("Moscow and Pyongyang", "menampik"),
            reports(0, "“Peluru dari Pyongyang dan pesawat nirawak dari Teheran berakhir di kota-kota Ukraina,”")
                .by("Antony Blinken", "ujar menteri luar negeri Amerika itu"),
            denies(1, "Kremlin dan pemerintah Kim sama-sama berkukuh tidak ada senjata yang berpindah tangan.")
                .by("Moscow and Pyongyang", "berkukuh"),
            reports(
                2,
                "\"Beberapa bulan belakangan Pyongyang sudah menyerahkan puluhan rudal balistik ditambah 11.000 peluru artileri kepada Rusia,\"",
            )
            .value("11,000 artillery shells")
            .by("Matthew Miller", "kata Miller"),
            denies(2, "Moskow dan Pyongyang berulang kali menampik adanya pengiriman senjata di antara mereka.")
                .by("Moscow and Pyongyang", "menampik"),
            hedges(3, "memperkirakan sekitar 10.000 kontainer berisi amunisi sudah dikirim Korea Utara")
                .value("about 10,000 containers")
                .by("United States and South Korea", "memperkirakan"),
            denies(3, "Baik Moskow maupun Pyongyang berulang kali menampik adanya pengiriman senjata di antara mereka.")
                .by("Moscow and Pyongyang", "menampik"),
            reports(
                5,
                "“Beberapa bulan belakangan Pyongyang sudah menyerahkan puluhan rudal balistik ditambah lebih dari 11.000 rudal kepada Rusia,”",
            )
            .value("over 11,000 missiles")
            .by("Matthew Miller", "kata Miller"),
        ],
        ..NOTHING
    },
    Said {
        statement: "A comprehensive strategic partnership treaty will be signed during the visit",
        asks: "how sure",
        tags: &["Treaty", "Programme"],
        marks: &[
            hedges(0, "perjanjian kemitraan strategis komprehensif mungkin ikut diteken")
                .value("may")
                .by("Yuri Ushakov", "mengatakan"),
            hedges(
                1,
                "kedua pemimpin mungkin menandatangani perjanjian kemitraan strategis komprehensif, tetapi naskahnya konon belum rampung",
            )
            .value("may")
            .by("Moscow media", "Sejumlah media Moskow menulis"),
            asserts(2, "Kedua pemimpin akan menandatangani perjanjian kemitraan strategis komprehensif").value("will"),
            reports(3, "Rusia bermaksud menandatangani perjanjian kemitraan strategis komprehensif")
                .value("intends to")
                .by("Presidential decree", "yang menyatakan"),
            reports(
                5,
                "perjanjian kemitraan strategis komprehensif akan ditandatangani Putin dan Kim pada hari Rabu juga",
            )
            .value("will")
            .by("Yuri Ushakov", "Yury Ushakov berkata"),
        ],
        ..NOTHING
    },
    Said {
        statement: "The deputy prime minister in Putin’s delegation is Denis Manturov",
        asks: "who",
        tags: &["Programme"],
        marks: &[
            asserts(0, "Wakil Perdana Menteri Denis Mantrurov").value("Manturov"),
            denies(1, "Alexander Novak, wakil perdana menteri yang mengurus energi").value("Novak"),
            asserts(2, "Wakil Perdana Menteri Pertama Denis Manturov").value("Manturov"),
            asserts(5, "dua Wakil Perdana Menteri sekaligus yaitu Alexander Novak dan Denis Manturov").value("both"),
        ],
        ..NOTHING
    },
    Said {
        statement: "A parade is part of the programme",
        tags: &["Programme"],
        assessment: Some(Judged {
            credibility: 4,
            likelihood: Some(Likelihood::Unlikely),
            confidence: Some(Confidence::Low),
            reason: "The programme as read out has none. C saw the square being made ready, but that was before \
                     the visit.",
        }),
        marks: &[
            asserts(2, "Lapangan Kim Il Sung di pusat kota dibersihkan untuk satu parade besar."),
            denies(3, "sedangkan parade yang ramai diperkirakan orang tidak tercantum sama sekali")
                .by("Yuri Ushakov", "seperti dibacakan Ushakov dan dikutip Interfax")
                .through(&["Interfax"]),
        ],
        ..NOTHING
    },
    Said {
        statement: "It is Putin’s and Kim’s second meeting within nine months",
        asks: "which meeting",
        tags: &["Visit"],
        marks: &[
            asserts(2, "Bagi Putin dan Kim, ini pertemuan kedua dalam sembilan bulan.").value("second"),
            denies(3, "tatap muka di Pyongyang ini adalah pertemuan ketiga dalam sembilan bulan").value("third"),
        ],
        ..NOTHING
    },
    Said {
        statement: "The visit is Putin’s first to North Korea in 24 years",
        asks: "after how many years",
        tags: &["Visit"],
        marks: &[
            asserts(0, "lawatan ini menjadi yang pertama setelah jeda 24 tahun").value("24 years"),
            asserts(1, "lawatan perdana Vladimir Putin ke negeri tertutup itu setelah jeda 24 tahun").value("24 years"),
            asserts(2, "inilah kali pertama ia kembali ke Pyongyang setelah jeda 24 tahun").value("24 years"),
            asserts(3, "merupakan yang pertama bagi Putin setelah jeda 24 tahun").value("24 years"),
            asserts(5, "Perjalanan ini yang pertama untuk Putin sesudah 24 tahun.").value("24 years"),
        ],
        ..NOTHING
    },
    Said {
        statement: "On the drive from the airport the two poured out their hearts and resolved to raise relations",
        tags: &["Message", "Arrival"],
        assessment: Some(Judged {
            credibility: 6,
            likelihood: None,
            confidence: None,
            reason: "What was said in a closed car nobody but those in it can tell, and one agency alone tells it.",
        }),
        marks: &[
            reports(1, "kedua pemimpin saling mencurahkan isi hati dan bertekad menaikkan hubungan DPRK-Rusia ke tingkat yang lebih tinggi")
                .by("KCNA", "demikian siaran KCNA"),
            reports(3, "keduanya sudah saling membuka hati dan sepakat membawa hubungan kedua negara ke babak yang baru")
                .by("North Korean state media", "media pemerintah Korea Utara menyiarkan"),
            reports(3, "kedua pemimpin saling mencurahkan isi hati dan bertekad menaikkan hubungan DPRK-Rusia ke tingkat yang lebih tinggi")
                .by("KCNA", "lapor KCNA"),
            reports(5, "kedua pemimpin saling mencurahkan isi hati dan bertekad menaikkan hubungan DPRK-Rusia ke tingkat lebih tinggi")
                .by("KCNA", "kata KCNA"),
        ],
        ..NOTHING
    },
    Said {
        statement: "The visit is historic",
        tags: &["Message"],
        marks: &[
            reports(0, "tonggak bersejarah yang membuktikan persahabatan kedua bangsa").by("KCNA", "KCNA menyebut"),
            reports(1, "kedatangan Putin sebagai momen bersejarah").by("KCNA", "Kantor berita itu menyebut"),
            reports(2, "penyambutan itu bersejarah").by("KCNA", "KCNA menyebut"),
            reports(3, "Lawatan itu, yang oleh KCNA disebut bersejarah").by("KCNA", "oleh KCNA disebut"),
            reports(5, "kunjungan ini bersejarah").by("KCNA", "KCNA yang menamai"),
        ],
        ..NOTHING
    },
    Said {
        statement: "Kim and Putin rode through Pyongyang by night in one car",
        tags: &["Arrival"],
        overruled: Some((
            Status::SingleOrigin,
            "KCNA and Tass are the agencies of the two governments that staged the ride; neither is a witness \
             apart from them.",
        )),
        marks: &[
            asserts(0, "kedua pemimpin duduk dalam satu limusin"),
            reports(1, "Sepanjang perjalanan malam dari bandara").by("KCNA", "demikian siaran KCNA"),
            reports(2, "Kedua pemimpin menyusuri Pyongyang pada malam hari dengan mobil Aurus")
                .by("Tass", "tulis kantor berita Tass"),
            reports(3, "Sepanjang perjalanan malam dari bandara ke wisma negara Kumsusan").by("KCNA", "lapor KCNA"),
            reports(5, "Kedua pemimpin menyusuri Pyongyang pada malam hari dengan mobil Aurus")
                .by("Tass", "tulis kantor berita Tass"),
            reports(5, "Sepanjang perjalanan malam dari bandara itu").by("KCNA", "kata KCNA"),
        ],
        ..NOTHING
    },
    Said {
        statement: "Russia repays North Korea with help for its missile, nuclear or satellite programme",
        tags: &["Repayment"],
        marks: &[
            hedges(0, "Moskow membalas budi dengan membantu program nuklir dan misil Korea Utara")
                .by("Jens Stoltenberg", "Sekretaris Jenderal NATO tersebut khawatir"),
            reports(2, "Korea Utara memperoleh pangan, bahan bakar, dan bimbingan untuk program satelit militernya")
                .by("United States", "menurut Amerika Serikat"),
            hedges(3, "bayarannya berupa bantuan bagi program rudal dan nuklir yang dilarang PBB")
                .by("United States and South Korea", "mereka takut"),
            hedges(5, "Moskow membalas budi dengan membantu program nuklir dan rudal Korea Utara")
                .by("Jens Stoltenberg", "khawatir"),
        ],
        ..NOTHING
    },
    Said {
        statement: "Putin promises trade and payments beyond the control of Western countries",
        tags: &["Message"],
        marks: &[
            reports(1, "Putin berjanji membangun jalur dagang dan sistem pembayaran bersama yang berada di luar kendali negara-negara Barat")
                .by("Vladimir Putin", "Dalam surat yang dimuat di halaman muka Rodong Sinmun itu")
                .through(&["Rodong Sinmun"]),
            reports(2, "Putin berjanji membangun jalur dagang dan sistem pembayaran bersama yang berada di luar kendali negara-negara Barat")
                .by("Vladimir Putin", "Dalam artikel di halaman muka Rodong Sinmun")
                .through(&["Rodong Sinmun"]),
            reports(3, "Putin berjanji membangun jalur dagang dan sistem pembayaran bersama yang berada di luar kendali negara-negara Barat")
                .by("Vladimir Putin", "Dalam artikel di halaman muka Rodong Sinmun")
                .through(&["Rodong Sinmun"]),
            reports(5, "dia menjanjikan perdagangan dan pembayaran yang tidak bisa dipegang tangan Barat")
                .by("Vladimir Putin", "Di dalam surat")
                .through(&["Rodong Sinmun"]),
        ],
        ..NOTHING
    },
    Said {
        statement: "The visit is the first that Putin ever pays to North Korea",
        tags: &["Visit"],
        marks: &[
            denies(0, "Terakhir kali Putin datang ke ibu kota Korea Utara adalah Juli 2000"),
            asserts(1, "lawatan perdana Vladimir Putin ke negeri tertutup itu"),
        ],
        ..NOTHING
    },
];
