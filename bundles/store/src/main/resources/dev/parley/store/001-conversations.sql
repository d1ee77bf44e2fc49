-- SPDX-License-Identifier: Apache-2.0
-- Times are UTC. VARCHAR without a length is a text of any length on PostgreSQL, of 1,048,576 characters on H2.

CREATE TABLE IF NOT EXISTS conversation (
    id         UUID PRIMARY KEY,
    user_id    VARCHAR(255) NOT NULL,
    channel    VARCHAR(40) NOT NULL,
    status     VARCHAR(16) NOT NULL,
    started_at TIMESTAMP WITH TIME ZONE NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
    messages   INTEGER NOT NULL,
    version    BIGINT NOT NULL,
    state      VARCHAR NOT NULL
);

CREATE INDEX IF NOT EXISTS conversation_newest ON conversation (user_id, updated_at DESC, id DESC);

-- No foreign key: only the conversation's writer writes its messages, in the same transaction, and checking it again
-- for every message is a good part of what a turn costs.
CREATE TABLE IF NOT EXISTS message (
    conversation_id   UUID NOT NULL,
    seq               INTEGER NOT NULL,
    id                UUID NOT NULL,
    sender            VARCHAR(8) NOT NULL,
    text              VARCHAR NOT NULL,
    timestamp         TIMESTAMP WITH TIME ZONE NOT NULL,
    metadata          VARCHAR NOT NULL,
    client_message_id VARCHAR(200),
    PRIMARY KEY (conversation_id, seq),
    UNIQUE (conversation_id, client_message_id)
);
