-- SPDX-License-Identifier: Apache-2.0
-- What approvers want to know of a change.

ALTER TABLE change_request ADD COLUMN IF NOT EXISTS cmdb_ci VARCHAR;
ALTER TABLE change_request ADD COLUMN IF NOT EXISTS assignment_group VARCHAR;
ALTER TABLE change_request ADD COLUMN IF NOT EXISTS justification VARCHAR;
ALTER TABLE change_request ADD COLUMN IF NOT EXISTS implementation_plan VARCHAR;
ALTER TABLE change_request ADD COLUMN IF NOT EXISTS test_plan VARCHAR;
ALTER TABLE change_request ADD COLUMN IF NOT EXISTS backout_plan VARCHAR;
ALTER TABLE change_request ADD COLUMN IF NOT EXISTS impact VARCHAR(1);

CREATE INDEX IF NOT EXISTS change_request_window ON change_request (planned_start_date);
