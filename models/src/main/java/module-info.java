/** Architectures, their recipes and their published results. */
module org.lanewise.models {
    requires org.lanewise.engine;
}
