-- Work packages, their rows, and what is prepared of the rows. All of it is in the schema that the connection names.

-- `record` is the work package as JSON; the other columns repeat what is worth an index.
CREATE TABLE work_packages (
    id uuid PRIMARY KEY,
    name text NOT NULL,
    state text NOT NULL,
    created_at text NOT NULL,
    record text NOT NULL
);
CREATE INDEX work_packages_by_time ON work_packages (created_at);

-- Whatever else the workbench keeps: networks that were opened.
CREATE TABLE kept_values (
    key text PRIMARY KEY,
    value bytea NOT NULL
);

-- The result tables have the names and columns of the Hosting Capacity Module. `row_no` is ours: a table has no order of its
-- own, and ties stay in the order of the rows. It is the job times 2^32 plus the position within the job.
CREATE TABLE lv_group_hosting_capacity (
    work_package_id uuid NOT NULL,
    scenario text NOT NULL,
    timestamp timestamp NOT NULL,
    feeder text NOT NULL,
    capacity_group_head_id text NOT NULL,
    capacity_group_head_type text NOT NULL,
    terminal_sequence_number integer NOT NULL,
    mode text NOT NULL,
    initial_condition_selector text NOT NULL,
    included_customer_count integer NOT NULL,
    headroom_kw_per_customer double precision NOT NULL,
    addition_kw_scaling_applied boolean NOT NULL,
    total_kw_added double precision NOT NULL,
    headroom_direction text NOT NULL,
    binding_id uuid,
    convergence boolean NOT NULL,
    total_base_net_import_kw double precision NOT NULL,
    total_base_net_export_kw double precision NOT NULL,
    row_no bigint NOT NULL,
    PRIMARY KEY (work_package_id, scenario, timestamp, feeder, capacity_group_head_id, capacity_group_head_type, terminal_sequence_number)
);
CREATE UNIQUE INDEX lv_group_hosting_capacity_by_row_no ON lv_group_hosting_capacity (work_package_id, row_no);
CREATE INDEX lv_group_hosting_capacity_by_feeder ON lv_group_hosting_capacity (work_package_id, feeder);
CREATE INDEX lv_group_hosting_capacity_by_capacity_group_head_id ON lv_group_hosting_capacity (work_package_id, capacity_group_head_id);
CREATE INDEX lv_group_hosting_capacity_by_binding_id ON lv_group_hosting_capacity (work_package_id, binding_id);

CREATE TABLE hv_node_headroom (
    work_package_id uuid NOT NULL,
    scenario text NOT NULL,
    timestamp timestamp NOT NULL,
    feeder text NOT NULL,
    location_type text NOT NULL,
    conducting_equipment_mrid text NOT NULL,
    asset_name text NOT NULL,
    terminal_mrid text NOT NULL,
    associated_equipment_mrids text NOT NULL,
    nominal_voltage_kv double precision NOT NULL,
    phase_code text NOT NULL,
    total_base_net_import_kw double precision NOT NULL,
    total_base_net_export_kw double precision NOT NULL,
    available_headroom_kw double precision NOT NULL,
    headroom_direction text NOT NULL,
    binding_id uuid,
    convergence boolean NOT NULL,
    row_no bigint NOT NULL,
    PRIMARY KEY (work_package_id, scenario, timestamp, feeder, location_type, conducting_equipment_mrid)
);
CREATE UNIQUE INDEX hv_node_headroom_by_row_no ON hv_node_headroom (work_package_id, row_no);
CREATE INDEX hv_node_headroom_by_feeder ON hv_node_headroom (work_package_id, feeder);
CREATE INDEX hv_node_headroom_by_binding_id ON hv_node_headroom (work_package_id, binding_id);

CREATE TABLE binding_constraints (
    work_package_id uuid NOT NULL,
    binding_id uuid NOT NULL,
    violation_id uuid NOT NULL,
    row_no bigint NOT NULL,
    PRIMARY KEY (work_package_id, binding_id, violation_id)
);
CREATE UNIQUE INDEX binding_constraints_by_row_no ON binding_constraints (work_package_id, row_no);

CREATE TABLE constraint_violations (
    violation_id uuid NOT NULL,
    binding_id uuid NOT NULL,
    work_package_id uuid NOT NULL,
    scenario text NOT NULL,
    timestamp timestamp NOT NULL,
    feeder text NOT NULL,
    iteration integer NOT NULL,
    conducting_equipment_mrid text NOT NULL,
    conducting_equipment_type text NOT NULL,
    terminal_sequence_number integer NOT NULL,
    phase text NOT NULL,
    metric text NOT NULL,
    violating_value double precision NOT NULL,
    constraint_limit double precision NOT NULL,
    v_base double precision NOT NULL,
    row_no bigint NOT NULL,
    PRIMARY KEY (violation_id)
);
CREATE UNIQUE INDEX constraint_violations_by_row_no ON constraint_violations (work_package_id, row_no);
CREATE INDEX constraint_violations_by_feeder ON constraint_violations (work_package_id, feeder);
CREATE INDEX constraint_violations_by_binding_id ON constraint_violations (work_package_id, binding_id);

CREATE TABLE customer_allocations (
    work_package_id uuid NOT NULL,
    scenario text NOT NULL,
    timestamp timestamp NOT NULL,
    feeder text NOT NULL,
    capacity_group_head_id text NOT NULL,
    capacity_group_head_type text NOT NULL,
    terminal_sequence_number integer NOT NULL,
    conducting_equipment_mrid text NOT NULL,
    usage_point_id text NOT NULL,
    initial_kw double precision NOT NULL,
    allocated_kw double precision NOT NULL,
    scaling_factor double precision NOT NULL,
    power_factor double precision NOT NULL,
    customer_phase_code text NOT NULL,
    customer_v_a_v double precision,
    customer_v_b_v double precision,
    customer_v_c_v double precision,
    customer_v_min_v double precision,
    customer_v_max_v double precision,
    row_no bigint NOT NULL,
    PRIMARY KEY (work_package_id, scenario, timestamp, feeder, capacity_group_head_id, capacity_group_head_type, terminal_sequence_number, conducting_equipment_mrid, usage_point_id)
);
CREATE UNIQUE INDEX customer_allocations_by_row_no ON customer_allocations (work_package_id, row_no);
CREATE INDEX customer_allocations_by_feeder ON customer_allocations (work_package_id, feeder);
CREATE INDEX customer_allocations_by_capacity_group_head_id ON customer_allocations (work_package_id, capacity_group_head_id);

-- Rows of each job, so that nothing has to be counted.
CREATE TABLE result_jobs (
    work_package_id uuid NOT NULL,
    table_name text NOT NULL,
    job bigint NOT NULL,
    row_count bigint NOT NULL,
    PRIMARY KEY (work_package_id, table_name, job)
);

-- Sort orders of ended work packages. `ranks` holds a number for each row, in the order of the rows: 0 for null, else the place
-- of the row's value among the column's distinct values, from 1. Numbers are little-endian, of 1, 2 or 4 bytes: the fewest
-- that hold `distinct_count`.
CREATE TABLE result_orders (
    work_package_id uuid NOT NULL,
    table_name text NOT NULL,
    column_name text NOT NULL,
    distinct_count bigint NOT NULL,
    ranks bytea NOT NULL,
    PRIMARY KEY (work_package_id, table_name, column_name)
);
-- Ranks do not compress well, and are read as a whole.
ALTER TABLE result_orders ALTER COLUMN ranks SET STORAGE EXTERNAL;

-- Figures of ended work packages, as JSON.
CREATE TABLE result_summaries (
    work_package_id uuid PRIMARY KEY,
    summary text NOT NULL
);
