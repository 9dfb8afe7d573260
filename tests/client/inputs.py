"""Inputs of work packages, as users of the client write them."""

from zepben.eas import (
    HvNodeHeadroomSearchConfigInput,
    HvNodeHeadroomWorkPackageInput,
    HvNodeLocationKind,
    HvNodeLocationSelectorInput,
    IntrinsicAllocationConfigInput,
    IntrinsicAllocationMethod,
    IntrinsicAllocationScope,
    IntrinsicConstraintsConfigInput,
    IntrinsicExistingCapacityBasis,
    IntrinsicHvVoltageConstraintInput,
    IntrinsicInitialLoadStateConfigInput,
    IntrinsicInitialStateSelectorMode,
    IntrinsicInjectionResourceConfigInput,
    IntrinsicInjectionResourceMethod,
    IntrinsicLoadModelType,
    IntrinsicLvVoltageConstraintInput,
    IntrinsicRatingBasis,
    IntrinsicSearchConfigInput,
    IntrinsicSyfConfigInput,
    IntrinsicThermalConstraintInput,
    IntrinsicThermalConstraintsInput,
    IntrinsicVoltageConstraintsInput,
    IntrinsicWorkPackageInput,
)

FEEDER = "WBK12"


def scope(feeder=FEEDER):
    return IntrinsicSyfConfigInput(feeders=[feeder], scenario="base", year=2025)


def at_noon():
    return IntrinsicInitialLoadStateConfigInput(
        selectorMode=IntrinsicInitialStateSelectorMode.FIXED_TIME,
        startTime="2024-01-11T12:00:00",
        includeLoads=True,
        includeExistingDer=True,
        loadScalingFactor=1.0,
        derScalingFactor=1.0,
    )


def limits():
    full = IntrinsicThermalConstraintInput(
        percentOfRating=100.0, ratingBasis=IntrinsicRatingBasis.NORMAL
    )
    return IntrinsicConstraintsConfigInput(
        voltage=IntrinsicVoltageConstraintsInput(
            hv=IntrinsicHvVoltageConstraintInput(minPu=0.95, maxPu=1.05),
            lv=IntrinsicLvVoltageConstraintInput(min=216.0, max=253.0),
        ),
        thermal=IntrinsicThermalConstraintsInput(hv=full, lv=full),
    )


def guide_example(feeder=FEEDER):
    """The full example of the public guide."""
    return IntrinsicWorkPackageInput(
        syf=scope(feeder),
        initialStateSelector=at_noon(),
        search=IntrinsicSearchConfigInput(
            stepKwPerCustomer=5.0,
            maxSteps=1000,
            stopOnHvViolation=True,
            lockOutCapacityZoneOnViolation=True,
        ),
        allocation=IntrinsicAllocationConfigInput(
            method=IntrinsicAllocationMethod.WEIGHTED_BY_EXISTING_CUSTOMER,
            scope=IntrinsicAllocationScope.WITHIN_MEASUREMENT_ZONE,
            existingCapacityBasis=IntrinsicExistingCapacityBasis.EXISTING_EXPORT_KW,
        ),
        injectionResource=IntrinsicInjectionResourceConfigInput(
            method=IntrinsicInjectionResourceMethod.EXPORT_GENERATION,
            loadModelType=IntrinsicLoadModelType.NEGATIVE_LOAD,
            powerFactor=0.95,
        ),
        constraints=limits(),
    )


def short_search():
    """As little as the contract asks for, and few steps."""
    return IntrinsicWorkPackageInput(
        syf=scope(),
        initialStateSelector=at_noon(),
        search=IntrinsicSearchConfigInput(stepKwPerCustomer=1.0, maxSteps=3),
    )


def long_search():
    """A search that nothing binds for as long as anybody waits."""
    return IntrinsicWorkPackageInput(
        syf=scope(),
        initialStateSelector=at_noon(),
        search=IntrinsicSearchConfigInput(
            stepKwPerCustomer=0.0001, maxSteps=10000, stopOnHvViolation=False
        ),
        constraints=IntrinsicConstraintsConfigInput(
            voltage=IntrinsicVoltageConstraintsInput(
                lv=IntrinsicLvVoltageConstraintInput(min=1.0, max=1000.0)
            )
        ),
    )


def hv_nodes():
    return HvNodeHeadroomWorkPackageInput(
        syf=scope(),
        initialStateSelector=at_noon(),
        search=HvNodeHeadroomSearchConfigInput(stepKwPerNode=250.0, maxStepsPerNode=20),
        nodeLocationSelector=HvNodeLocationSelectorInput(
            locationKinds=[HvNodeLocationKind.LINE_TEE]
        ),
        constraints=limits(),
    )
