//! What is open now. Knows neither egui nor disk: commands in, effects out.
