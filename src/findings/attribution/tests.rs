//! Sentences with the attributions they hold.

use std::sync::Arc;

use super::*;
use crate::article::{Article, Origin};

pub(super) fn input(language: &str, text: &str) -> Input {
    let origin = Origin {
        file_name: "a.txt".to_owned(),
        sha256: String::new(),
        bytes: text.len() as u64,
        encoding: "UTF-8".to_owned(),
        captured: String::new(),
    };
    let article = Article::new(text, origin, language);
    Input {
        id: ArticleId(0),
        language: language.to_owned(),
        active: vec![true; article.sentences.len()],
        article: Arc::new(article),
    }
}

/// Each attribution as `speaker < cue > content / form`; "-" for what is not there, and a
/// name in brackets where it is resolved.
fn told(language: &str, text: &str) -> Vec<String> {
    let found = attributions(&[input(language, text)]);
    let of = |span: Option<Span>| span.map_or("-", |span| span.of(text));
    let one = |found: Attribution| {
        let name = if found.by_pronoun {
            format!(" [{}]", found.name)
        } else {
            String::new()
        };
        let via: Vec<String> = found.via.iter().map(|span| format!(" via {}", span.of(text))).collect();
        let via = via.concat();
        format!(
            "{}{name}{via} < {} > {} / {}",
            of(found.speaker),
            of(found.cue),
            found.content.of(text),
            found.form.word()
        )
    };
    found.into_iter().map(one).collect()
}

fn check(language: &str, cases: &[(&str, &[&str])]) {
    let mut faults = Vec::new();
    for (text, expected) in cases {
        let found = told(language, text);
        if found != *expected {
            faults.push(format!("{text}\n  expected {expected:#?}\n  found    {found:#?}"));
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn english() {
    check(
        "en",
        &[
            (
                "The dam is safe for now, engineers told a parliamentary hearing on Friday.",
                &["engineers < told > The dam is safe for now / indirect"],
            ),
            (
                "“We were given ten minutes to leave,” said Ingrid Solheim, who runs the bakery.",
                &["Ingrid Solheim < said > We were given ten minutes to leave / direct"],
            ),
            (
                "Asked about the delay, Transport Minister Paul Okoye said: “Nobody is more annoyed than I am.”",
                &["Transport Minister Paul Okoye < said > Nobody is more annoyed than I am. / direct"],
            ),
            (
                "The company denied that it had ignored earlier warnings.",
                &["The company < denied > it had ignored earlier warnings / indirect"],
            ),
            (
                "Campaigners accuse the council of hiding the figures, while residents have begun to collect their own.",
                &["Campaigners < accuse > the council of hiding the figures / indirect"],
            ),
            (
                "According to the coastguard, the trawler sent no distress signal.",
                &["the coastguard < According to > the trawler sent no distress signal / indirect"],
            ),
            (
                "Two of the men had been released by noon, according to their lawyer, Sofia Brandt.",
                &["Sofia Brandt < according to > Two of the men had been released by noon / indirect"],
            ),
            (
                "The minister reportedly offered to resign.",
                &["- < reportedly > The minister reportedly offered to resign / anonymous"],
            ),
            (
                "The pilot is believed to have survived.",
                &["- < is believed to > The pilot is believed to have survived / anonymous"],
            ),
            (
                "A leaked memo shows that managers knew of the fault in March.",
                &["A leaked memo < shows > managers knew of the fault in March / indirect"],
            ),
            (
                "Satellite images taken on Sunday show three new runways.",
                &["Satellite images < show > three new runways / indirect"],
            ),
            (
                "President Maria Lopez promised to rebuild the school. She added that the money was there.",
                &[
                    "President Maria Lopez < promised > to rebuild the school / indirect",
                    "She [Maria Lopez] < added > the money was there / indirect",
                ],
            ),
            (
                "Lopez called the ruling “a disgrace to the bench”.",
                &["Lopez < called > the ruling “a disgrace to the bench” / mixed"],
            ),
            (
                "“The talks are dead,” Hassan Ali, the rebels' envoy, told Reuters by telephone. “There is nobody left to talk to.”",
                &[
                    "Hassan Ali via Reuters < told > The talks are dead / direct",
                    "Hassan Ali via Reuters < told > There is nobody left to talk to. / direct",
                ],
            ),
            (
                "Iran's foreign ministry rejected the claims and said its ships were on a routine mission.",
                &[
                    "Iran's foreign ministry < rejected > the claims / indirect",
                    "Iran's foreign ministry < said > its ships were on a routine mission / indirect",
                ],
            ),
            (
                "The army fired first, a spokesman for the rebels claimed, though the government disputes this.",
                &["a spokesman for the rebels < claimed > The army fired first / anonymous"],
            ),
            (
                "Police said on Tuesday that a fourth man had been arrested.",
                &["Police < said > a fourth man had been arrested / indirect"],
            ),
            (
                "The strike will go ahead, the union's secretary, Jean Duval, warned.",
                &["Jean Duval < warned > The strike will go ahead / indirect"],
            ),
            (
                "Norway and Sweden say the cable was cut on purpose.",
                &["Norway and Sweden < say > the cable was cut on purpose / indirect"],
            ),
            (
                "“It was never,” Weber insisted, “about the money.”",
                &[
                    "Weber < insisted > It was never / direct",
                    "Weber < insisted > about the money. / direct",
                ],
            ),
            (
                "Seoul fears that the parts could be used in missiles.",
                &["Seoul < fears > the parts could be used in missiles / indirect"],
            ),
            (
                "The verdict was “a victory for the victims”, said a lawyer for the families.",
                &["a lawyer for the families < said > The verdict was “a victory for the victims” / mixed"],
            ),
            (
                "In his closing speech the prosecutor called Brandt a liar and a coward.",
                &["the prosecutor < called > Brandt a liar and a coward / indirect"],
            ),
            (
                "The operator said in a statement it would cooperate with the inquiry.",
                &["The operator < said > it would cooperate with the inquiry / indirect"],
            ),
            ("The shop was closed to save money, and he was asked to leave.", &[]),
            ("He was told to wait and did not say why.", &[]),
            (
                "LONDON (Reuters) - The bank will cut 400 jobs, its chairman said.",
                &["its chairman via Reuters < said > The bank will cut 400 jobs / indirect"],
            ),
            (
                "“The door was locked,” the guard quoted Anna Holm as saying.",
                &["Anna Holm via the guard < quoted > The door was locked / direct"],
            ),
            ("Divers found a crack in the hull.", &[]),
            (
                "Police told villagers the dam was safe, according to a nurse.",
                &[
                    "a nurse < according to > Police told villagers the dam was safe / anonymous",
                    "Police < told > the dam was safe / indirect",
                ],
            ),
            (
                "She said the audit showed that nobody had paid.",
                &["She [] < said > the audit showed that nobody had paid / indirect"],
            ),
            (
                "“It was dark,” she said by telephone.",
                &["she [] < said > It was dark / direct"],
            ),
            (
                "The claim by the miners' union that the pit had flooded was dismissed by the judge, who pointed out that it was dry.",
                &[
                    "the miners' union < claim > the pit had flooded / indirect",
                    "the judge < pointed out > it was dry / indirect",
                ],
            ),
            ("Their claim lasted a week.", &[]),
            (
                "The gears, which the captain believes failed in the storm, were new.",
                &["the captain < believes > failed in the storm / indirect"],
            ),
        ],
    );
}

#[test]
fn indonesian() {
    check(
        "id",
        &[
            (
                "“Kami baru tahu dari tetangga,” kata Sumarni, warga Desa Karangrejo.",
                &["Sumarni < kata > Kami baru tahu dari tetangga / direct"],
            ),
            (
                "Menteri Perhubungan Adi Nugroho mengatakan bahwa bandara itu dibuka kembali pada Senin.",
                &["Menteri Perhubungan Adi Nugroho < mengatakan > bandara itu dibuka kembali pada Senin / indirect"],
            ),
            (
                "Harga beras akan turun bulan depan, ujar Kepala Bulog Rini Wulandari di Jakarta.",
                &["Kepala Bulog Rini Wulandari < ujar > Harga beras akan turun bulan depan / indirect"],
            ),
            (
                "Menurut BMKG, gempa itu tidak berpotensi tsunami.",
                &["BMKG < Menurut > gempa itu tidak berpotensi tsunami / indirect"],
            ),
            (
                "Kapal itu kelebihan muatan, menurut keterangan polisi.",
                &["polisi < menurut keterangan > Kapal itu kelebihan muatan / indirect"],
            ),
            (
                "Pelaku diduga melarikan diri ke Malaysia.",
                &["- < diduga > Pelaku diduga melarikan diri ke Malaysia / anonymous"],
            ),
            (
                "Dikabarkan bahwa dua menteri akan diganti.",
                &["- < Dikabarkan > dua menteri akan diganti / anonymous"],
            ),
            (
                "Bupati Siti Rahmah membantah tudingan itu dan menyebut laporan tersebut fitnah.",
                &[
                    "Bupati Siti Rahmah < membantah > tudingan itu / indirect",
                    "Bupati Siti Rahmah < menyebut > laporan tersebut fitnah / indirect",
                ],
            ),
            (
                "Israel menuduh Iran memasok roket kepada kelompok itu, sementara Teheran menyangkalnya.",
                &["Israel < menuduh > Iran memasok roket kepada kelompok itu / indirect"],
            ),
            (
                "Gubernur Hasan Basri berjanji membangun kembali jembatan itu. Ia juga meminta warga bersabar.",
                &[
                    "Gubernur Hasan Basri < berjanji > membangun kembali jembatan itu / indirect",
                    "Ia [Hasan Basri] < meminta > warga bersabar / indirect",
                ],
            ),
            (
                "“Tidak ada korban jiwa,” kata Hasan. “Semua penumpang selamat,” tambahnya.",
                &[
                    "Hasan < kata > Tidak ada korban jiwa / direct",
                    "nya [Hasan] < tambah > Semua penumpang selamat / direct",
                ],
            ),
            (
                "Foto udara memperlihatkan lubang besar di dinding bendungan.",
                &["Foto udara < memperlihatkan > lubang besar di dinding bendungan / indirect"],
            ),
            (
                "Laporan Bank Dunia menyebutkan kemiskinan turun dua persen.",
                &["Laporan Bank Dunia < menyebutkan > kemiskinan turun dua persen / indirect"],
            ),
            (
                "Ledakan itu terjadi pukul lima pagi, lapor kantor berita Xinhua mengutip pejabat setempat.",
                &[
                    "pejabat setempat via kantor berita Xinhua < lapor > Ledakan itu terjadi pukul lima pagi / anonymous",
                ],
            ),
            (
                "“Kami tidak akan mundur,” kata Presiden Arif Santoso seperti dikutip Reuters.",
                &["Presiden Arif Santoso via Reuters < kata > Kami tidak akan mundur / direct"],
            ),
            (
                "Juru bicara kepolisian, Kombes Dedi Kurnia, menyatakan tiga orang ditahan.",
                &["Kombes Dedi Kurnia < menyatakan > tiga orang ditahan / indirect"],
            ),
            (
                "Maya Sari, pengacara keluarga korban, menilai vonis itu terlalu ringan.",
                &["Maya Sari < menilai > vonis itu terlalu ringan / indirect"],
            ),
            (
                "Jakarta dan Canberra menegaskan kerja sama itu tidak ditujukan kepada siapa pun.",
                &["Jakarta dan Canberra < menegaskan > kerja sama itu tidak ditujukan kepada siapa pun / indirect"],
            ),
            (
                "Penyelidik khawatir bukti penting sudah dihapus.",
                &["Penyelidik < khawatir > bukti penting sudah dihapus / indirect"],
            ),
            (
                "Kesepakatan itu, kata Lestari, “lahir mati”.",
                &["Lestari < kata > Kesepakatan itu, kata Lestari, “lahir mati” / mixed"],
            ),
            (
                "“Ini tidak adil,” teriak seorang pengunjung sidang.",
                &["seorang pengunjung sidang < teriak > Ini tidak adil / direct"],
            ),
            (
                "Sesuai rencana, kata dia, jalan itu dibuka pada Maret.",
                &["dia [] < kata > Sesuai rencana, kata dia, jalan itu dibuka pada Maret / indirect"],
            ),
            (
                "Para pemimpin yang bersidang di Bali mengutuk serangan itu.",
                &["Para pemimpin < mengutuk > serangan itu / indirect"],
            ),
            ("Ia tidak mengatakan kapan rapat itu digelar.", &[]),
            (
                "Warga menyebut jalan itu jalur maut, kendati polisi punya catatan lain.",
                &["Warga < menyebut > jalan itu jalur maut, kendati polisi punya catatan lain / anonymous"],
            ),
            (
                "Surat itu menyatakan tanah tersebut milik negara.",
                &["Surat itu < menyatakan > tanah tersebut milik negara / indirect"],
            ),
            (
                "Kepada wartawan, dia mengaku tidak mengenal tersangka.",
                &["dia [] < mengaku > tidak mengenal tersangka / indirect"],
            ),
            (
                "Ia membawa surat yang, menurutnya, membuktikan kecurangan itu.",
                &["nya [] < menurut > membuktikan kecurangan itu / indirect"],
            ),
            (
                "Berkas itu tiba Senin, dan menurut pakar hukum Rina Salim hasilnya belum pasti.",
                &["pakar hukum Rina Salim < menurut > hasilnya belum pasti / indirect"],
            ),
            (
                "Surya Darma berpidato singkat bahwa tidak ada yang kalah.",
                &["Surya Darma < berpidato > tidak ada yang kalah / indirect"],
            ),
        ],
    );
}

#[test]
fn without_word_lists_quotations_and_the_names_beside_them_remain() {
    let text = "“Laeva ei ole enam,” ütles Mart Tamm. Kõik oli vaikne.";
    assert_eq!(told("et", text), ["Mart Tamm < ütles > Laeva ei ole enam / direct"]);
    assert_eq!(told("et", "Kõik oli vaikne."), Vec::<String>::new());
}
