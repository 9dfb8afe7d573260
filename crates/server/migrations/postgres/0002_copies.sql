-- Work packages of a Hosting Capacity Module whose large tables were copied beside our own rows, so that they have sort orders
-- too. Their rows are in the result tables as those of job 0. `stamp` is what the module's tables were like then.
CREATE TABLE result_copies (
    work_package_id uuid PRIMARY KEY,
    stamp text NOT NULL
);

-- The module's columns may be empty where ours never are.
DO $$
DECLARE
    found record;
BEGIN
    FOR found IN
        SELECT c.table_name, c.column_name FROM information_schema.columns c
        WHERE c.table_schema = current_schema() AND c.is_nullable = 'NO' AND c.column_name <> 'row_no'
        AND c.table_name IN ('lv_group_hosting_capacity', 'hv_node_headroom', 'constraint_violations', 'customer_allocations')
        AND NOT EXISTS (
            SELECT 1 FROM information_schema.key_column_usage k
            WHERE k.table_schema = c.table_schema AND k.table_name = c.table_name AND k.column_name = c.column_name
        )
    LOOP
        EXECUTE format('ALTER TABLE %I ALTER COLUMN %I DROP NOT NULL', found.table_name, found.column_name);
    END LOOP;
END
$$;
