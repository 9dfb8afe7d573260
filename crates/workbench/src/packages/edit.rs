//! Changing a work package's name and description.

use headroom_contract::rules::check_edit;

use crate::error::{Refusal, RequestError};
use crate::workbench::Workbench;

impl Workbench {
    /// Changes what is given; an empty description is none.
    pub(crate) async fn edit(
        &self,
        id: &str,
        name: Option<String>,
        description: Option<String>,
    ) -> Result<(), RequestError> {
        let record = self.record(id).await?;
        let issues = check_edit(name.as_deref());
        if !issues.is_empty() {
            return Err(Refusal(issues).into());
        }
        let now = self.now();
        {
            let mut state = self.registry.state();
            // It may have been deleted while this request waited.
            let unknown = || RequestError::UnknownWorkPackage(id.to_owned());
            let package = state.packages.get_mut(&record.id).ok_or_else(unknown)?;
            if package.is_run_elsewhere() {
                let name = &record.name;
                let message = format!("{name} runs in another tab of this browser: edit it there");
                return Err(RequestError::NotNow(message));
            }
            let record = &mut package.record;
            if let Some(name) = name {
                name.trim().clone_into(&mut record.name);
            }
            if let Some(description) = description {
                let description = description.trim();
                record.description = (!description.is_empty()).then(|| description.to_owned());
            }
            record.updated_at = now;
        }
        self.keep_or_warn(record.id).await;
        Ok(())
    }
}
