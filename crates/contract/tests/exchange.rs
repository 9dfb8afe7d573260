//! Work packages as texts: written as the golden files have them, and read back as what they were.

mod exchange {
    mod golden;
    mod hostile;
    mod reading;
    mod support;
}
