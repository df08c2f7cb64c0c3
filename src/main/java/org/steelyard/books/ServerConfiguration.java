package org.steelyard.books;

/** How the embedded PostgreSQL is set up. */
final class ServerConfiguration {

    /**
     * A commit is not waited for: what a power cut may lose is the last commits as a whole, position and rows
     * together, and those events are projected again with the same result. With fsync off, it could lose
     * anything; so that stays on. Nobody copies from this server, so its log is as small as it can be.
     */
    static final String TEXT = """
            # Written anew at each start; changes here do not last.
            listen_addresses = '127.0.0.1'
            unix_socket_directories = ''
            password_encryption = 'scram-sha-256'
            max_connections = 40
            superuser_reserved_connections = 3
            shared_buffers = '128MB'
            work_mem = '16MB'
            maintenance_work_mem = '64MB'
            max_parallel_workers_per_gather = 1
            dynamic_shared_memory_type = posix
            fsync = on
            synchronous_commit = off
            wal_level = minimal
            max_wal_senders = 0
            min_wal_size = '64MB'
            max_wal_size = '512MB'
            checkpoint_timeout = '15min'
            jit = off
            timezone = 'UTC'
            log_timezone = 'UTC'
            datestyle = 'iso, ymd'
            default_text_search_config = 'pg_catalog.simple'
            log_min_messages = 'warning'
            log_checkpoints = off
            """;

    private ServerConfiguration() {}
}
