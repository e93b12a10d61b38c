/** How many dead letters a service bears before it stops. What writes them is in each service. */
package vn.diemcau.service.deadletters;
