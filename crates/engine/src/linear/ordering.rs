//! Elimination order.

use std::collections::BTreeSet;

/// An order in which to eliminate the vertices of an undirected graph, by minimum degree: the vertex with the fewest
/// neighbours first, ties by number. A tree is eliminated from its leaves, without fill.
///
/// `neighbours[v]` names the vertices joined to `v`; both directions must be there, duplicates and `v` itself are
/// tolerated. Returns the vertices in order.
///
/// A graph in which nearly everything is joined with everything has no good order; looking for one ends after a bounded
/// time, with the rest in the order of their degrees.
pub fn minimum_degree(neighbours: Vec<Vec<u32>>) -> Vec<u32> {
    minimum_degree_within(neighbours, MOST_WORK)
}

/// Entries of neighbour lists that are looked at: some seconds' worth. A radial network of 100,000 buses takes a million.
const MOST_WORK: usize = 400_000_000;

fn minimum_degree_within(mut neighbours: Vec<Vec<u32>>, most_work: usize) -> Vec<u32> {
    let mut work = 0;
    for (vertex, list) in neighbours.iter_mut().enumerate() {
        list.sort_unstable();
        list.dedup();
        list.retain(|&other| other as usize != vertex);
    }
    let mut waiting: BTreeSet<(usize, u32)> =
        neighbours.iter().enumerate().map(|(vertex, list)| (list.len(), vertex as u32)).collect();
    let mut order = Vec::with_capacity(neighbours.len());
    while let Some((_, vertex)) = waiting.pop_first() {
        order.push(vertex);
        if work > most_work {
            continue;
        }
        let clique = std::mem::take(&mut neighbours[vertex as usize]);
        for &member in &clique {
            let list = &mut neighbours[member as usize];
            waiting.remove(&(list.len(), member));
            work += list.len() + clique.len();
            merge_clique(list, &clique, member, vertex);
            waiting.insert((list.len(), member));
        }
    }
    order
}

/// Eliminating `gone` joins all its neighbours: adds the clique to one member's sorted list and takes `gone` out.
fn merge_clique(list: &mut Vec<u32>, clique: &[u32], member: u32, gone: u32) {
    if clique.len() > 1 {
        list.extend_from_slice(clique);
        list.sort_unstable();
        list.dedup();
    }
    list.retain(|&other| other != gone && other != member);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_takes_too_long_to_order_is_all_there_all_the_same() {
        let everything: Vec<u32> = (0..60).collect();
        for most_work in [0, 100, 10_000] {
            let mut order = minimum_degree_within(vec![everything.clone(); 60], most_work);
            order.sort_unstable();
            assert_eq!(order, everything, "{most_work}");
        }
    }

    #[test]
    fn a_star_is_eliminated_from_its_leaves() {
        let star = vec![vec![1, 2, 3], vec![0], vec![0], vec![0]];
        let order = minimum_degree(star);
        assert_eq!(order.len(), 4);
        assert!(
            order[..2].iter().all(|&vertex| vertex != 0),
            "the hub waits for its leaves: {order:?}"
        );
    }
}
