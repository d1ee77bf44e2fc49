-- SPDX-License-Identifier: Apache-2.0
-- What admins did, and what they may say about accounts.

-- Rows are only added, and removed when they are too old.
CREATE TABLE IF NOT EXISTS audit (
    id      UUID PRIMARY KEY,
    at      TIMESTAMP WITH TIME ZONE NOT NULL,
    who     VARCHAR(255) NOT NULL,
    action  VARCHAR(100) NOT NULL,
    subject VARCHAR(1000) NOT NULL,
    details VARCHAR(4000) NOT NULL
);

CREATE INDEX IF NOT EXISTS audit_latest ON audit (at DESC, id DESC);

ALTER TABLE account ADD COLUMN IF NOT EXISTS is_enabled BOOLEAN DEFAULT TRUE NOT NULL;
ALTER TABLE account ADD COLUMN IF NOT EXISTS signed_in_at TIMESTAMP WITH TIME ZONE;

-- Counts how often all its sessions were ended; a session says which count it was begun under.
ALTER TABLE account ADD COLUMN IF NOT EXISTS sessions_ended INTEGER DEFAULT 0 NOT NULL;
