//! A store as an SQLite file: who may open it, what damages it, how it is copied, and how its rows are found. All
//! other tests apply to any engine.

mod backup;
mod damage;
mod plans;
mod store;
