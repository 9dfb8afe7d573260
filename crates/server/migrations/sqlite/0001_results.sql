-- Work packages, their rows, and what is prepared of the rows.

-- `record` is the work package as JSON; the other columns repeat what is worth an index.
CREATE TABLE work_packages (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    state TEXT NOT NULL,
    created_at TEXT NOT NULL,
    record TEXT NOT NULL
);
CREATE INDEX work_packages_by_time ON work_packages (created_at);

-- Whatever else the workbench keeps: networks that were opened.
CREATE TABLE kept_values (
    key TEXT PRIMARY KEY,
    value BLOB NOT NULL
);

-- The result tables have the names and columns of the Hosting Capacity Module. `row_no` is ours: a table has no order of its
-- own, and ties stay in the order of the rows. It is the job times 2^32 plus the position within the job.
CREATE TABLE lv_group_hosting_capacity (
    work_package_id TEXT NOT NULL,
    scenario TEXT NOT NULL,
    timestamp TEXT NOT NULL,
    feeder TEXT NOT NULL,
    capacity_group_head_id TEXT NOT NULL,
    capacity_group_head_type TEXT NOT NULL,
    terminal_sequence_number INTEGER NOT NULL,
    mode TEXT NOT NULL,
    initial_condition_selector TEXT NOT NULL,
    included_customer_count INTEGER NOT NULL,
    headroom_kw_per_customer REAL NOT NULL,
    addition_kw_scaling_applied INTEGER NOT NULL,
    total_kw_added REAL NOT NULL,
    headroom_direction TEXT NOT NULL,
    binding_id TEXT,
    convergence INTEGER NOT NULL,
    total_base_net_import_kw REAL NOT NULL,
    total_base_net_export_kw REAL NOT NULL,
    row_no INTEGER NOT NULL,
    PRIMARY KEY (work_package_id, scenario, timestamp, feeder, capacity_group_head_id, capacity_group_head_type, terminal_sequence_number)
);
CREATE UNIQUE INDEX lv_group_hosting_capacity_by_row_no ON lv_group_hosting_capacity (work_package_id, row_no);
CREATE INDEX lv_group_hosting_capacity_by_feeder ON lv_group_hosting_capacity (work_package_id, feeder);
CREATE INDEX lv_group_hosting_capacity_by_capacity_group_head_id ON lv_group_hosting_capacity (work_package_id, capacity_group_head_id);
CREATE INDEX lv_group_hosting_capacity_by_binding_id ON lv_group_hosting_capacity (work_package_id, binding_id);

CREATE TABLE hv_node_headroom (
    work_package_id TEXT NOT NULL,
    scenario TEXT NOT NULL,
    timestamp TEXT NOT NULL,
    feeder TEXT NOT NULL,
    location_type TEXT NOT NULL,
    conducting_equipment_mrid TEXT NOT NULL,
    asset_name TEXT NOT NULL,
    terminal_mrid TEXT NOT NULL,
    associated_equipment_mrids TEXT NOT NULL,
    nominal_voltage_kv REAL NOT NULL,
    phase_code TEXT NOT NULL,
    total_base_net_import_kw REAL NOT NULL,
    total_base_net_export_kw REAL NOT NULL,
    available_headroom_kw REAL NOT NULL,
    headroom_direction TEXT NOT NULL,
    binding_id TEXT,
    convergence INTEGER NOT NULL,
    row_no INTEGER NOT NULL,
    PRIMARY KEY (work_package_id, scenario, timestamp, feeder, location_type, conducting_equipment_mrid)
);
CREATE UNIQUE INDEX hv_node_headroom_by_row_no ON hv_node_headroom (work_package_id, row_no);
CREATE INDEX hv_node_headroom_by_feeder ON hv_node_headroom (work_package_id, feeder);
CREATE INDEX hv_node_headroom_by_binding_id ON hv_node_headroom (work_package_id, binding_id);

CREATE TABLE binding_constraints (
    work_package_id TEXT NOT NULL,
    binding_id TEXT NOT NULL,
    violation_id TEXT NOT NULL,
    row_no INTEGER NOT NULL,
    PRIMARY KEY (work_package_id, binding_id, violation_id)
);
CREATE UNIQUE INDEX binding_constraints_by_row_no ON binding_constraints (work_package_id, row_no);

CREATE TABLE constraint_violations (
    violation_id TEXT NOT NULL,
    binding_id TEXT NOT NULL,
    work_package_id TEXT NOT NULL,
    scenario TEXT NOT NULL,
    timestamp TEXT NOT NULL,
    feeder TEXT NOT NULL,
    iteration INTEGER NOT NULL,
    conducting_equipment_mrid TEXT NOT NULL,
    conducting_equipment_type TEXT NOT NULL,
    terminal_sequence_number INTEGER NOT NULL,
    phase TEXT NOT NULL,
    metric TEXT NOT NULL,
    violating_value REAL NOT NULL,
    constraint_limit REAL NOT NULL,
    v_base REAL NOT NULL,
    row_no INTEGER NOT NULL,
    PRIMARY KEY (violation_id)
);
CREATE UNIQUE INDEX constraint_violations_by_row_no ON constraint_violations (work_package_id, row_no);
CREATE INDEX constraint_violations_by_feeder ON constraint_violations (work_package_id, feeder);
CREATE INDEX constraint_violations_by_binding_id ON constraint_violations (work_package_id, binding_id);

CREATE TABLE customer_allocations (
    work_package_id TEXT NOT NULL,
    scenario TEXT NOT NULL,
    timestamp TEXT NOT NULL,
    feeder TEXT NOT NULL,
    capacity_group_head_id TEXT NOT NULL,
    capacity_group_head_type TEXT NOT NULL,
    terminal_sequence_number INTEGER NOT NULL,
    conducting_equipment_mrid TEXT NOT NULL,
    usage_point_id TEXT NOT NULL,
    initial_kw REAL NOT NULL,
    allocated_kw REAL NOT NULL,
    scaling_factor REAL NOT NULL,
    power_factor REAL NOT NULL,
    customer_phase_code TEXT NOT NULL,
    customer_v_a_v REAL,
    customer_v_b_v REAL,
    customer_v_c_v REAL,
    customer_v_min_v REAL,
    customer_v_max_v REAL,
    row_no INTEGER NOT NULL,
    PRIMARY KEY (work_package_id, scenario, timestamp, feeder, capacity_group_head_id, capacity_group_head_type, terminal_sequence_number, conducting_equipment_mrid, usage_point_id)
);
CREATE UNIQUE INDEX customer_allocations_by_row_no ON customer_allocations (work_package_id, row_no);
CREATE INDEX customer_allocations_by_feeder ON customer_allocations (work_package_id, feeder);
CREATE INDEX customer_allocations_by_capacity_group_head_id ON customer_allocations (work_package_id, capacity_group_head_id);

-- Rows of each job, so that nothing has to be counted.
CREATE TABLE result_jobs (
    work_package_id TEXT NOT NULL,
    table_name TEXT NOT NULL,
    job INTEGER NOT NULL,
    row_count INTEGER NOT NULL,
    PRIMARY KEY (work_package_id, table_name, job)
);

-- Sort orders of ended work packages. `ranks` holds a number for each row, in the order of the rows: 0 for null, else the place
-- of the row's value among the column's distinct values, from 1. Numbers are little-endian, of 1, 2 or 4 bytes: the fewest
-- that hold `distinct_count`.
CREATE TABLE result_orders (
    work_package_id TEXT NOT NULL,
    table_name TEXT NOT NULL,
    column_name TEXT NOT NULL,
    distinct_count INTEGER NOT NULL,
    ranks BLOB NOT NULL,
    PRIMARY KEY (work_package_id, table_name, column_name)
);

-- Figures of ended work packages, as JSON.
CREATE TABLE result_summaries (
    work_package_id TEXT PRIMARY KEY,
    summary TEXT NOT NULL
);
