-- SPDX-License-Identifier: Apache-2.0

CREATE TABLE IF NOT EXISTS account (
    id            VARCHAR(255) PRIMARY KEY,
    name          VARCHAR(255) NOT NULL UNIQUE,
    password_hash VARCHAR(255) NOT NULL,
    roles         VARCHAR(1000) NOT NULL,
    created_at    TIMESTAMP WITH TIME ZONE NOT NULL
);

-- What Parley made up for itself and must find again, such as the key that signs sessions.
CREATE TABLE IF NOT EXISTS secret (
    name       VARCHAR(100) PRIMARY KEY,
    content    VARCHAR(4000) NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL
);
