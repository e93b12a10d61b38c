/** What commands do with a cluster: bring the topics and schemas up to date, wait until the pipeline is through. */
package vn.diemcau.cli.cluster;
