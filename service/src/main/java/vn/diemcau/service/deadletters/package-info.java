/** How many dead letters a service accepts before it stops. What writes them is in each service. */
package vn.diemcau.service.deadletters;
