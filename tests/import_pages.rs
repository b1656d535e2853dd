//! Pages as readers save them, in our own words after the manner of many sites. A line
//! that begins with `~` is furniture, as is what follows `¦~` in a line; `¦` alone cuts.

use sejajar::article::Found;
use sejajar::import::{Imported, import};

/// Imports `marked` without its marks and asks that exactly the marked units are
/// folded; gives what was imported.
#[track_caller]
fn check(marked: &str) -> Imported {
    let text: String = marked.chars().filter(|c| !matches!(c, '~' | '¦')).collect();
    let imported = import(text.as_bytes(), "page.txt", "").unwrap();
    let folded = |span| imported.folds.iter().any(|fold| fold.span.contains(span));
    let sentences = imported.article.sentences.iter();
    let found: Vec<&str> = sentences.filter(|s| folded(s.span)).map(|s| s.span.of(&text)).collect();
    let mut expected: Vec<&str> = Vec::new();
    for line in marked.lines() {
        for unit in line.split('¦') {
            expected.extend(unit.strip_prefix('~').map(str::trim));
        }
    }
    assert_eq!(found.join("\n"), expected.join("\n"));
    imported
}

fn value(found: Option<&Found>) -> &str {
    found.map_or("", |found| found.value.as_str())
}

#[test]
fn a_page_with_an_app_banner_and_a_repeated_title() {
    let page = "~Get Samudra App with new looks!\n~samudra\n~Advertisement\n~Aa Text\n~Share:\n\
        ~Read Next : Lima Perahu Tertua di Teluk\n~Advertisement . ¦~Scroll to see content\n\n\
        Kapal Layar Tua Pulang, Warga Pesisir Bersorak di Dermaga\n\n~Kamis, 04 September 2025 - 13:26:00 WIB\n\
        ~Kapal Layar Tua Pulang, Warga Pesisir Bersorak di Dermaga\n\
        Warga menyambut kapal layar tua di dermaga ¦~(Foto: Samudra/Bayu)\n~Advertisement . ¦~Scroll to see content\n\n\
        SEMARANG, Samudra.id - Kapal layar tua itu akhirnya pulang. ¦Warga pesisir bersorak sejak pagi.\n\n\
        “Kami sudah lama menunggu,” kata Darsono kepada wartawan.\n\n~Editor: Sekar Windu\n\n\
        ~Follow WhatsApp Channel Samudra untuk update berita terbaru setiap hari! ¦~Follow\n~Samudra.id\n~Samudra Network";
    let imported = check(page);
    assert_eq!(
        value(imported.metadata.headline.as_ref()),
        "Kapal Layar Tua Pulang, Warga Pesisir Bersorak di Dermaga"
    );
    assert_eq!(value(imported.metadata.outlet.as_ref()), "Samudra.id");
    assert_eq!(value(imported.metadata.byline.as_ref()), "Sekar Windu");
    assert_eq!(value(imported.metadata.date.as_ref()), "Kamis, 04 September 2025");
    assert_eq!(value(imported.metadata.dateline.as_ref()), "SEMARANG, Samudra.id");
}

#[test]
fn a_page_with_teasers_between_its_paragraphs() {
    let page = "~Baca berita tanpa iklan. ¦~Gabung Samudra.com+\n\nNakhoda Bertemu Bupati di Pendapa, Bahas Apa?\n\n\
        ~Samudra.com - 19/08/2022, 20:26 WIB\n~Tim Redaksi\n\n\
        JAKARTA, SAMUDRA.com - Nakhoda kapal layar bertemu bupati di pendapa, Jumat (19/8/2022).\n\n\
        Pertemuan itu berlangsung tertutup selama dua jam lebih.\n\n~Baca juga: Bupati Janji Perbaiki Dermaga Tahun Depan\n\n\
        Seusai pertemuan, bupati langsung meninggalkan pendapa tanpa keterangan.\n\n\
        ~Baca juga: Lima Kapal Kayu Karam Akibat Ombak Tinggi di Laut Jawa\n\n\"Tidak ada apa-apa,\" katanya.\n\n\
        ~Simak breaking news dan berita pilihan kami langsung di ponselmu. ¦~Pilih saluran andalanmu akses berita Samudra.com \
        WhatsApp Channel : https://www.whatsapp.example/channel/0029Va. ¦~Pastikan kamu sudah install aplikasi WhatsApp ya.\n\
        ~Video rekomendasi\n~Video lainnya\n\n~Terkini Lainnya\n\n~Dermaga Baru Diresmikan Setelah Tiga Kali Tertunda Sejak Awal Tahun\n\n~Nasional";
    let imported = check(page);
    assert_eq!(
        value(imported.metadata.headline.as_ref()),
        "Nakhoda Bertemu Bupati di Pendapa, Bahas Apa?"
    );
    assert_eq!(value(imported.metadata.date.as_ref()), "19/08/2022");
}

#[test]
fn tails_of_pages() {
    let lead = "Kapal Kayu Karam\n\nPelabuhan - Kapal kayu itu karam pada malam hari di dekat mercusuar. ¦Semua awak selamat.\n\n";
    for tail in [
        "~(Samudra.com, Sekar Windu)\n\n~Sumber: Samudra.com\n~Dapatkan Berita Pilihan\n~di WhatsApp Anda\n~Baca WhatsApp Samudra\n\
         ~Ikuti kami di\n~© 2024 Samudra.com, a subsidiary of Grup Laut. ¦~All Right Reserved\n~Atas",
        "~(rfs/imk)\n\n~[Gambas:Video 20detik]",
        "Kapal lain mencari mereka sampai pagi. ¦~(ant/dil/samudra)\n\n~Redaktur & Reporter : Bayu Lintang\n\n~Silakan baca konten menarik lainnya dari Samudra.com di Google News",
        "~Penulis : Bayu Lintang Editor : Sekar-Windu\n\n~Sumber : Samudra TV\n\n\n~TERBARU",
        "~Simak juga Video: Detik-detik Kapal Kayu Karam\n\n~Lihat juga Video 'Kapal Kayu di Tengah Badai'\n~#kapal #laut",
        "~Pewarta: Bayu Lintang\n~Editor: Sekar Windu\n~COPYRIGHT © SAMUDRA 2024\n\n~Dilarang keras mengambil konten, melakukan crawling \
         atau pengindeksan otomatis untuk AI di situs web ini tanpa izin tertulis dari Kantor Berita Samudra.",
        "~Artikel Terkait\n~Internasional\n~7 jam lalu\n\n~Mercusuar Padam, Nelayan Diminta Tidak Melaut Selama Tiga Hari Penuh ke Depan",
        "~Komentar (12)\n~Bagikan:\n~Tag: kapal, karam, mercusuar\n~kapal kayu\n~mercusuar",
        "~Artikel ini telah tayang di Samudra.com dengan judul \"Kapal Kayu Karam\", Klik untuk baca: https://samudra.example/a.",
    ] {
        check(&format!("{lead}{tail}"));
    }
}

#[test]
fn an_aggregator_with_labels() {
    let page = "~Sentimen\n~Informasi Tambahan\n~Event: perang saudara\n~Kab/Kota: Semarang, Solo\n~Tokoh Terkait\n~Darsono\n\
        Nelayan Solo Beli Kapal Layar Bekas dari Semarang\n~Samudra.com Jenis Media: Nasional\n\
        SOLO - Nelayan asal Solo membeli kapal layar bekas dari Semarang, Senin.\nKapal itu akan dipakai di waduk.\n\
        ~FollowSentimen: netral (88.9%)";
    let imported = check(page);
    assert_eq!(value(imported.metadata.outlet.as_ref()), "Samudra.com");
}

#[test]
fn malay_pages() {
    check(
        "Kapal Layar Tua Tiba di Jeti Kuala Terengganu\n\n~Oleh Nur Aisyah\n\nKUALA TERENGGANU: Sebuah kapal layar tua tiba di jeti itu semalam. \
         ¦Ketua kampung berkata orang ramai sudah lama menunggu.\n\n~BACA: Jeti lama dibaiki\n\nKapal itu akan dipamerkan selama sebulan.\n\n\
         ~Artikel berkaitan\n~Ikuti kami di saluran Telegram rasmi Samudra\n~© Hakcipta Terpelihara 2024",
    );
}

#[test]
fn english_pages() {
    let imported = check(
        "~Skip to content\n~World\n~Home\nOld Sailing Ship Returns to Harbour After Forty Years - Harbour News\n~By Amy Low\n\
         ~Published 19 June 2024, 10:15 GMT\n~Share this article\n~3 min read\n\n\
         LONDON, June 19 (Reuters) - The old sailing ship returned to the harbour on Wednesday. ¦Crowds cheered for hours.\n\n\
         ~Advertisement\n\n~Read more: Five ships that never came back\n\n“We waited so long,” said Mr. Low, a fisherman.\n\n\
         What comes next\n\nThe ship will be shown to visitors until September.\n\n~Sign up for our daily newsletter here\n\n\
         Officials said the hull needs repair.\n\n~Reporting by Amy Low in London; Editing by Ben Hart\n\n\
         ~Our Standards: The Thomson Reuters Trust Principles.\n~Related topics\n~Ships\n~Harbours\n~More on this story\n\
         ~Five ships that never came back from the northern sea last year\n~2 days ago\n~Copyright © 2024 Harbour News. ¦~All rights reserved.",
    );
    assert_eq!(
        value(imported.metadata.headline.as_ref()),
        "Old Sailing Ship Returns to Harbour After Forty Years - Harbour News"
    );
    assert_eq!(value(imported.metadata.byline.as_ref()), "Amy Low");
    assert_eq!(value(imported.metadata.date.as_ref()), "19 June 2024");
    assert_eq!(imported.metadata.language, "en");
}

/// Sentences that look like furniture and are not.
#[test]
fn prose_is_kept() {
    check(
        "Aplikasi Pelayaran Dilarang\n\nSEMARANG - Daftar aplikasi yang diblokir pemerintah bertambah, termasuk saluran Telegram para nelayan.\n\
         Editor majalah itu berkata saluran WhatsApp akan tetap dibuka.\nOleh karena itu, warga diminta mengikuti akun resmi pelabuhan.\n\
         “Ikuti akun kami di Instagram dan unduh aplikasinya,” kata Darsono.\nGratis untuk semua\nWarga tidak dipungut biaya apa pun tahun ini.\n\
         Foto satelit memperlihatkan dermaga baru.\n\
         Editor-in-chief majalah itu bungkam.\nFollow-up pertemuan itu dijadwalkan pada 3 Mei 2024.\n\
         Perkembangan Terbaru\nSampai malam, kapal belum ditemukan.\nSumber: dua pejabat yang menolak disebut namanya mengatakan kapal itu tua dan bocor.",
    );
    check(
        "Ship App Banned\n\nBERLIN - The government banned the app on Friday. ¦Get ready for more, officials said of the new rules.\n\
         By Monday the app store had removed it.\nCopyright law is no help, the company said.\nRead more than one report and the story changes.\n\
         \"Sign up for our newsletter,\" the mail said.\nSupport for the app fell.\nShare prices fell on Facebook news.\nHe sent an email to her.",
    );
}

#[test]
fn a_text_that_begins_with_prose_has_no_headline() {
    let imported = check(
        "Kapal itu tiba di dermaga pada malam hari, kata seorang saksi.\nIa disambut warga yang menunggu sejak pagi.",
    );
    assert_eq!(imported.metadata.headline, None);
}

#[test]
fn nothing_is_folded_where_no_line_reads_as_prose() {
    check("Kapal Tua Pulang\nWarga Senang\nDermaga Penuh");
}
