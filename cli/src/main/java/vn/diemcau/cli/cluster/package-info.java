/** What commands do with a cluster: find the topics, bring them up to date, wait until the pipeline is through. */
package vn.diemcau.cli.cluster;
