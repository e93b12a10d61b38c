/** What commands do with a cluster: find and update topics, wait until the pipeline has processed everything. */
package vn.diemcau.cli.cluster;
