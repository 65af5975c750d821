//! Tests of a store as an SQLite file: who may open it, what damages it, how it is copied, how its rows are found. The
//! other tests hold on any engine.

mod backup;
mod damage;
mod plans;
mod store;
