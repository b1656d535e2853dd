//! Wording that a reader may object to: told by the command line, on the analyst's own
//! prose alone.

mod report_support;

use report_support::{Given, Made};
use sejajar::dossier::{About, Action, Assessment, Likelihood, Target};
use sejajar::report::wording::remarks;

fn told(made: &Made) -> Vec<String> {
    remarks(made.0.dossier()).iter().map(ToString::to_string).collect()
}

fn introduced(text: &str) -> Made {
    let mut made = Made::default();
    made.perform(Action::SetAbout(About {
        introduction: text.to_owned(),
        ..About::default()
    }));
    made
}

#[test]
fn likelihood_and_confidence_in_one_sentence_are_told() {
    let told = told(&introduced(
        "It is very likely, with moderate confidence, that the pact was signed. The visit is likely over. We have high \
         confidence in that.",
    ));
    assert_eq!(told.len(), 1, "{told:?}");
    insta::assert_snapshot!(told[0]);
}

#[test]
fn a_term_of_another_scale_than_the_first_is_told_with_the_one_to_write() {
    let told = told(&introduced(
        "It is unlikely that he came. It is highly probable that he left.",
    ));
    insta::assert_snapshot!(told.join("\n"));
}

#[test]
fn the_judgements_set_the_scale() {
    let mut made = introduced("Probably he came.");
    assert_eq!(told(&made), Vec::<String>::new());
    let claim = made.claim("He came");
    let mut edited = made.0.dossier().claims()[&claim].clone();
    edited.assessment = Assessment {
        likelihood: Some(Likelihood::Likely),
        reason: "Almost certainly at night.".to_owned(),
        ..Assessment::default()
    };
    made.perform(Action::EditClaim(claim, edited));
    made.perform(Action::AddNote(
        Target::Claim(claim),
        "A remote area; an improbable tale.".to_owned(),
    ));
    insta::assert_snapshot!(told(&made).join("\n"));
}

#[test]
fn what_articles_say_is_theirs() {
    let mut made = Made::default();
    let given = Given {
        text: "It is probable and likely, with high confidence, said the minister.",
        ..Given::default()
    };
    made.perform(Action::AddArticles(vec![given.entry()]));
    made.claim("It is probable, with high confidence");
    assert_eq!(told(&made), Vec::<String>::new());
}
