//! Results by what bound them.

use headroom_contract::output::ResultGroupPage;

use crate::words::BindingClass;

/// Results of each class, in the order of legends; classes without any are left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Shares(pub(crate) Vec<(BindingClass, usize)>);

impl Shares {
    /// Results.
    pub(crate) fn count(&self) -> usize {
        self.0.iter().map(|(_, count)| count).sum()
    }
}

/// From groups by metric and convergence.
pub(super) fn shares(page: &ResultGroupPage) -> Shares {
    by_class(page, |keys| {
        let key = |at: usize| keys.get(at).and_then(Option::as_deref);
        if key(1) == Some("false") { BindingClass::Other } else { BindingClass::of_metric(key(0)) }
    })
}

/// From groups by metric alone.
pub(super) fn by_metric(page: &ResultGroupPage) -> Shares {
    by_class(page, |keys| BindingClass::of_metric(keys.first().and_then(Option::as_deref)))
}

fn by_class(
    page: &ResultGroupPage,
    class_of: impl Fn(&[Option<String>]) -> BindingClass,
) -> Shares {
    let count = |class| {
        let own = page.groups.iter().filter(|group| class_of(&group.keys) == class);
        own.map(|group| usize::try_from(group.count.0).unwrap_or_default()).sum()
    };
    let all = BindingClass::ALL.into_iter().map(|class| (class, count(class)));
    Shares(all.filter(|&(_, count)| count > 0).collect())
}

#[cfg(test)]
mod tests {
    use headroom_contract::output::ResultGroup;
    use headroom_contract::scalar::Long;

    use super::*;

    fn group(metric: Option<&str>, converged: bool, count: i64) -> ResultGroup {
        ResultGroup {
            keys: vec![metric.map(str::to_owned), Some(converged.to_string())],
            count: Long(count),
            ..ResultGroup::default()
        }
    }

    #[test]
    fn metrics_are_summed_by_class_and_what_did_not_converge_is_apart() {
        let groups = vec![
            group(Some("LV_VOLTAGE_MAX_V"), true, 5),
            group(Some("LV_VOLTAGE_MIN_V"), true, 2),
            group(None, true, 3),
            group(None, false, 1),
        ];
        let shares = shares(&ResultGroupPage { groups, ..ResultGroupPage::default() });
        assert_eq!(
            shares.0,
            [(BindingClass::LvVoltage, 7), (BindingClass::NotBound, 3), (BindingClass::Other, 1)]
        );
        assert_eq!(shares.count(), 11);
    }
}
