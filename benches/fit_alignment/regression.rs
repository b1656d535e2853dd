//! Logistic regression by Newton's method, with a ridge that keeps weights small.

/// One example: evidence, whether the pair is right, and how much it counts.
pub(crate) struct Example<const N: usize> {
    /// The evidence; the first is always 1.
    pub(crate) evidence: [f32; N],
    /// Whether the pair tells the same thing.
    pub(crate) is_right: bool,
    /// How much the example counts.
    pub(crate) weight: f64,
}

/// Fits the weights; evidence that is not `used` keeps weight 0. The ridge is on
/// evidence brought to unit variance, so that its scale does not matter.
pub(crate) fn fit<const N: usize>(examples: &[Example<N>], used: &[bool; N], ridge: f64) -> [f32; N] {
    let total: f64 = examples.iter().map(|example| example.weight).sum::<f64>().max(1e-9);
    let mut mean = [0.0f64; N];
    let mut spread = [0.0f64; N];
    for example in examples {
        for (sum, value) in mean.iter_mut().zip(example.evidence) {
            *sum += example.weight * f64::from(value) / total;
        }
    }
    for example in examples {
        for ((sum, value), mean) in spread.iter_mut().zip(example.evidence).zip(mean) {
            *sum += example.weight * (f64::from(value) - mean).powi(2) / total;
        }
    }
    let kept: Vec<usize> = (1..N).filter(|at| used[*at] && spread[*at] > 1e-9).collect();
    let scaled = |example: &Example<N>| -> Vec<f64> {
        let rest = kept
            .iter()
            .map(|at| (f64::from(example.evidence[*at]) - mean[*at]) / spread[*at].sqrt());
        std::iter::once(1.0).chain(rest).collect()
    };
    let rows: Vec<Vec<f64>> = examples.iter().map(scaled).collect();
    let size = kept.len() + 1;
    let mut weights = vec![0.0; size];
    for _ in 0..30 {
        let mut slope = vec![0.0; size];
        let mut bend = vec![vec![0.0; size]; size];
        for (row, example) in rows.iter().zip(examples) {
            let sum: f64 = row.iter().zip(&weights).map(|(value, weight)| value * weight).sum();
            let chance = 1.0 / (1.0 + (-sum).exp());
            let error = chance - f64::from(u8::from(example.is_right));
            let curve = (chance * (1.0 - chance)).max(1e-9) * example.weight;
            for (i, value) in row.iter().enumerate() {
                slope[i] += example.weight * error * value;
                for (j, other) in row.iter().enumerate().take(i + 1) {
                    bend[i][j] += curve * value * other;
                }
            }
        }
        for i in 0..size {
            let held = if i == 0 { 1e-6 } else { ridge };
            slope[i] += held * weights[i];
            bend[i][i] += held;
            let (above, here) = bend.split_at_mut(i);
            for (row, value) in above.iter_mut().zip(&here[0]) {
                row[i] = *value;
            }
        }
        let step = solve(bend, slope);
        let length = step.iter().map(|part| part.abs()).fold(0.0, f64::max);
        for (weight, part) in weights.iter_mut().zip(step) {
            *weight -= part * (1.0f64).min(4.0 / length.max(1e-9));
        }
        if length < 1e-6 {
            break;
        }
    }
    let mut found = [0.0f32; N];
    let mut bias = weights[0];
    for (at, weight) in kept.iter().zip(&weights[1..]) {
        let weight = weight / spread[*at].sqrt();
        bias -= weight * mean[*at];
        found[*at] = round(weight);
    }
    found[0] = round(bias);
    found
}

/// To three places: more would be noise in the source.
#[expect(clippy::cast_possible_truncation, reason = "weights are small and short")]
fn round(weight: f64) -> f32 {
    ((weight * 1000.0).round() / 1000.0) as f32
}

/// Solves a system of linear equations (Gauss with pivots).
fn solve(mut matrix: Vec<Vec<f64>>, mut right: Vec<f64>) -> Vec<f64> {
    let size = right.len();
    for column in 0..size {
        let pivot = (column..size)
            .max_by(|x, y| matrix[*x][column].abs().total_cmp(&matrix[*y][column].abs()))
            .expect("not empty");
        matrix.swap(column, pivot);
        right.swap(column, pivot);
        for row in column + 1..size {
            let factor = matrix[row][column] / matrix[column][column];
            let (above, below) = matrix.split_at_mut(row);
            for (value, other) in below[0].iter_mut().zip(&above[column]).skip(column) {
                *value -= factor * other;
            }
            right[row] -= factor * right[column];
        }
    }
    for row in (0..size).rev() {
        let known: f64 = (row + 1..size).map(|at| matrix[row][at] * right[at]).sum();
        right[row] = (right[row] - known) / matrix[row][row];
    }
    right
}
