# Commands that recur; `just` lists them.

_list:
    @just --list --unsorted

# Runs all that must pass before a change lands.
check:
    .ci/run

# Checks with the oldest Rust that Cargo.toml promises.
oldest:
    .ci/oldest

# Makes the PDF of an issue.
build issue="samples/yingkou-2020-03/issue.toml" *args="":
    cargo run --locked -- {{ issue }} {{ args }}

# Runs the tests whose names contain a word, such as `just test tables::`.
test filter="":
    cargo test --locked --test all -- {{ filter }}

# Renews schema, reference of the rules and other generated files; read the difference.
renew:
    UPDATE_EXPECT=1 cargo test --locked --test all -- schema rules reference damaged::every

# Renews the pictures of the manual from the samples; needs pdftoppm (Poppler).
pictures:
    docs/pictures/renew

# Builds the fuzz targets; needs nightly Rust and cargo-fuzz.
fuzz-build:
    cargo +nightly fuzz build

# Runs one fuzz target for some seconds.
fuzz target seconds="60":
    cargo +nightly fuzz run {{ target }} -- -max_total_time={{ seconds }}
