/**
 * The register of provinces on both maps, and the resolver that turns any spelling of a name into a unit. Knows no
 * event, topic or table.
 */
package vn.diemcau.province;
