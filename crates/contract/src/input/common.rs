//! What both kinds of work package have.

use super::{
    HcModelConfigInput, HcSolveConfigInput, HcVariantConfigInput, HvNodeHeadroomWorkPackageInput,
    IntrinsicConstraintsConfigInput, IntrinsicInitialLoadStateConfigInput,
    IntrinsicInjectionResourceConfigInput, IntrinsicSyfConfigInput, IntrinsicWorkPackageInput,
    IntrinsicWriterConfigInput,
};

/// The parts of an input that are the same in both kinds of work package.
#[derive(Clone, Copy, Debug)]
pub struct CommonInput<'a> {
    /// Feeders, year and scenario.
    pub syf: &'a IntrinsicSyfConfigInput,
    /// Step 0.
    pub initial_state_selector: &'a IntrinsicInitialLoadStateConfigInput,
    /// What is added.
    pub injection_resource: Option<&'a IntrinsicInjectionResourceConfigInput>,
    /// What stops the search.
    pub constraints: Option<&'a IntrinsicConstraintsConfigInput>,
    /// Model options.
    pub model: Option<&'a HcModelConfigInput>,
    /// Power-flow options.
    pub solve: Option<&'a HcSolveConfigInput>,
    /// Network variant.
    pub variant: Option<&'a HcVariantConfigInput>,
    /// Where results are written.
    pub results_writer: Option<&'a IntrinsicWriterConfigInput>,
}

impl<'a> From<&'a IntrinsicWorkPackageInput> for CommonInput<'a> {
    fn from(input: &'a IntrinsicWorkPackageInput) -> Self {
        Self {
            syf: &input.syf,
            initial_state_selector: &input.initial_state_selector,
            injection_resource: input.injection_resource.as_ref(),
            constraints: input.constraints.as_ref(),
            model: input.model.as_ref(),
            solve: input.solve.as_ref(),
            variant: input.variant.as_ref(),
            results_writer: input.results_writer.as_ref(),
        }
    }
}

impl<'a> From<&'a HvNodeHeadroomWorkPackageInput> for CommonInput<'a> {
    fn from(input: &'a HvNodeHeadroomWorkPackageInput) -> Self {
        Self {
            syf: &input.syf,
            initial_state_selector: &input.initial_state_selector,
            injection_resource: input.injection_resource.as_ref(),
            constraints: input.constraints.as_ref(),
            model: input.model.as_ref(),
            solve: input.solve.as_ref(),
            variant: input.variant.as_ref(),
            results_writer: input.results_writer.as_ref(),
        }
    }
}
